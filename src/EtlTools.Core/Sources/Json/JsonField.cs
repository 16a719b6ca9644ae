using System.Text;

namespace EtlTools.Sources.Json;

/// <summary>
/// A property by its place in the records: which column its values go to, and which properties it may hold.
/// </summary>
/// <param name="table">The table its values go to.</param>
/// <param name="parent">The property whose objects hold it; null for the records themselves.</param>
/// <param name="utf8">Its name.</param>
internal sealed class JsonField(JsonTable table, JsonField? parent, byte[] utf8)
{
    private readonly List<JsonField> _properties = [];
    private readonly Dictionary<byte[], JsonField> _byName = new(Utf8Names.Comparer);
    private int _expected;
    private int _next;

    /// <summary>The table its values go to.</summary>
    public JsonTable Table => table;

    /// <summary>The properties its objects were seen to hold, in the order of their first appearance.</summary>
    public IReadOnlyList<JsonField> Properties => _properties;

    /// <summary>Its place in the table's rows; null while it has none.</summary>
    public int? Column { get; set; }

    /// <summary>Whether it was null wherever it was seen.</summary>
    public bool IsOnlyNull { get; set; }

    /// <summary>The row in which it was seen last.</summary>
    public long SeenIn { get; set; }

    /// <summary>The table its arrays become; null when they stay text.</summary>
    public JsonTable? Exploded { get; set; }

    /// <summary>Its names from the outermost on, words apart, with underscores between them.</summary>
    public string Name { get; } = parent is { Name.Length: > 0 }
        ? $"{parent.Name}_{JsonNames.Words(Encoding.UTF8.GetString(utf8))}"
        : JsonNames.Words(Encoding.UTF8.GetString(utf8));

    /// <summary>The same for telling apart properties of one name.</summary>
    public string Path { get; } = $"{parent?.Path}.{Encoding.UTF8.GetString(utf8)}";

    /// <summary>Begins with another of its objects.</summary>
    public void BeginObject() => _expected = 0;

    /// <summary>The property of a name; records of a source mostly have them in the same order.</summary>
    public JsonField Property(ReadOnlySpan<byte> name)
    {
        if (_expected < _properties.Count && _properties[_expected].Is(name)) return _properties[_expected++];
        if (!_byName.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out JsonField? property))
            property = Add(name.ToArray());
        _expected = property._next;
        return property;
    }

    private bool Is(ReadOnlySpan<byte> name) => name.SequenceEqual(utf8);

    private JsonField Add(byte[] name)
    {
        JsonField property = table.NewField(this, name);
        _properties.Add(property);
        property._next = _properties.Count;
        _byName[name] = property;
        return property;
    }
}
