namespace EtlTools.Sources.Objects;

/// <summary>The names of the fields seen so far, each with its place. New names come at the end.</summary>
internal sealed class FieldNames
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _anyCase = new(StringComparer.OrdinalIgnoreCase);
    private string[]? _snapshot;

    /// <summary>The names as they are now.</summary>
    public IReadOnlyList<string> Snapshot => _snapshot ??= [.. _names];

    /// <summary>The name of a place.</summary>
    public string this[int place] => _names[place];

    /// <summary>
    /// The place of a name. Case makes no difference, as in PowerShell, unless one record has both spellings.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="likely">Where it was in the record before.</param>
    /// <param name="isSet">Whether the record has a value for a place already.</param>
    public int PlaceOf(string name, int likely, Func<int, bool> isSet)
    {
        if (likely < _names.Count && _names[likely] == name) return likely;
        if (_exact.TryGetValue(name, out int place)) return place;
        if (_anyCase.TryGetValue(name, out place) && !isSet(place)) return place;
        place = _names.Count;
        _names.Add(name);
        _exact.Add(name, place);
        _anyCase.TryAdd(name, place);
        _snapshot = null;
        return place;
    }
}
