using System.Runtime.InteropServices;
using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Sources.Json;

/// <summary>
/// The rows of one record, and the columns found so far: of the record itself, or of one of its arrays.
/// </summary>
internal sealed class JsonTable
{
    // PostgreSQL's bound for a table is 1,600, of which five are the audit columns and some a key.
    private const int MaxColumns = 1_580;
    private const int MaxFields = 20_000;

    private readonly string _source;
    private readonly int _leading;
    private readonly List<string> _names;
    private readonly List<JsonField?> _fields;
    private readonly List<JsonCell> _cells = [];
    private readonly List<int> _ends = [];
    private (long Row, JsonCell Cell)[] _current = new (long, JsonCell)[64];
    private JsonField? _value;
    private int _fieldCount;
    private int _next;
    private long _shown;
    private bool _isSample = true;

    /// <param name="source">What the source is called, for messages.</param>
    /// <param name="explode">Makes tables of arrays; null where arrays stay text.</param>
    /// <param name="leading">Columns that come before those of the source.</param>
    public JsonTable(string source, Func<string, JsonTable?> explode, params ReadOnlySpan<string> leading)
    {
        _source = source;
        Explode = explode;
        _leading = leading.Length;
        _names = [.. leading];
        _fields = [.. new JsonField?[_leading]];
        Root = new(this, null, []);
    }

    private Func<string, JsonTable?> Explode { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>What the objects of this table hold.</summary>
    public JsonField Root { get; }

    /// <summary>Where values go that are no objects.</summary>
    public JsonField Value => _value ??= new(this, null, "value"u8.ToArray());

    /// <summary>The row that is being written.</summary>
    public long Row { get; private set; }

    /// <summary>The number of the row that is shown, from 1 within the record.</summary>
    public int Position => _next;

    /// <summary>Forgets the rows of the last record.</summary>
    public void BeginRecord()
    {
        _cells.Clear();
        _ends.Clear();
        _next = 0;
    }

    /// <summary>Begins a row.</summary>
    public void BeginRow()
    {
        Row++;
        Root.BeginObject();
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => _ends.Add(_cells.Count);

    /// <summary>Writes a value.</summary>
    /// <param name="field">What it is the value of.</param>
    /// <param name="start">See <see cref="JsonCell"/>.</param>
    /// <param name="length">Its length in bytes.</param>
    public void Set(JsonField field, int start, int length)
    {
        field.IsOnlyNull = false;
        _cells.Add(new(field.Column ?? AddColumn(field), start, length));
    }

    /// <summary>Notes a null: a property that never is anything else has a column when the sample shows it.</summary>
    public void SetNull(JsonField field)
    {
        if (!_isSample || field.Column is not null) return;
        field.IsOnlyNull = true;
        AddColumn(field);
    }

    /// <summary>Shows the next of the record's rows.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next()
    {
        if (_next == _ends.Count) return false;
        int from = _next == 0 ? 0 : _ends[_next - 1];
        if (_current.Length < _names.Count) Array.Resize(ref _current, Math.Max(_names.Count, 2 * _current.Length));
        _shown++;
        foreach (JsonCell cell in CollectionsMarshal.AsSpan(_cells)[from.._ends[_next]])
            _current[cell.Column] = (_shown, cell);
        _next++;
        return true;
    }

    /// <summary>A value of the row that is shown.</summary>
    /// <returns>False when it is null.</returns>
    public bool TryGet(int column, out JsonCell cell)
    {
        cell = default;
        if (column >= _current.Length || _current[column].Row != _shown) return false;
        cell = _current[column].Cell;
        return true;
    }

    /// <summary>Forgets the columns after the first ones: those of a record that is refused.</summary>
    public void KeepColumns(int count)
    {
        foreach (JsonField? field in _fields.Skip(count)) field!.Column = null;
        _names.RemoveRange(count, _names.Count - count);
        _fields.RemoveRange(count, _fields.Count - count);
    }

    /// <summary>
    /// Ends the sample: puts the columns in the order of the properties. Of properties that would have the same name the
    /// first by its text has it, so that their order in the records makes no difference.
    /// </summary>
    public void Arrange()
    {
        JsonField[] fields = [.. Fields(Root), .. _value is { Column: not null } ? new[] { _value } : []];
        (JsonField Field, int Place)[] byName = [.. fields
            .Select((field, place) => (Field: field, Place: place))
            .OrderBy(entry => entry.Field.Path, StringComparer.Ordinal)];
        string[] leading = [.. _names.Take(_leading)];
        IReadOnlyList<string> names = ColumnNames.Of([.. leading, .. byName.Select(entry => entry.Field.Name)]);
        string[] ordered = new string[fields.Length];
        for (int i = 0; i < byName.Length; i++) ordered[byName[i].Place] = names[_leading + i];

        KeepColumns(_leading);
        for (int i = 0; i < fields.Length; i++) fields[i].Column = _leading + i;
        _names.AddRange(ordered);
        _fields.AddRange(fields);
        _isSample = false;
    }

    /// <summary>A property that was not seen before.</summary>
    public JsonField NewField(JsonField parent, byte[] name)
    {
        if (++_fieldCount > MaxFields) throw TooMany(MaxFields, "properties");
        JsonField field = new(this, parent, name);
        field.Exploded = Explode(field.Name);
        return field;
    }

    private static IEnumerable<JsonField> Fields(JsonField field)
    {
        JsonField[] inner = [.. field.Properties.SelectMany(Fields)];
        bool hasColumn = field.Column is not null && !(field.IsOnlyNull && inner.Length > 0);
        return hasColumn ? inner.Prepend(field) : inner;
    }

    private int AddColumn(JsonField field)
    {
        if (_names.Count >= MaxColumns) throw TooMany(MaxColumns, "columns");
        _names.Add(_isSample ? field.Name : ColumnNames.Of([.. _names, field.Name])[^1]);
        _fields.Add(field);
        field.Column = _names.Count - 1;
        return _names.Count - 1;
    }

    private EtlException TooMany(int bound, string what) => new(
        ErrorIds.StagingJson,
        $"{_source}: the records have more than {bound} {what}; the last is {_names[^1]}.",
        "Objects whose names are data cannot be columns: make arrays of them, or name the records with a path.",
        _source);
}
