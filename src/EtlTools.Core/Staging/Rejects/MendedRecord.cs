using EtlTools.Runs;
using EtlTools.Sources;

namespace EtlTools.Staging.Rejects;

/// <summary>What a reject says now: what it said before, and over that what was mended.</summary>
internal sealed class MendedRecord
{
    private readonly OrderedDictionary<string, string?> _fields;

    /// <param name="before">The reject as it is in the catalog.</param>
    /// <param name="mended">What it should be.</param>
    public MendedRecord(RejectInfo before, MendedReject mended)
    {
        Before = before;
        _fields = new(before.Fields, StringComparer.Ordinal);
        foreach ((string name, string? value) in mended.Fields) _fields[name] = value;
        Arrays = before.Exploded
            .Where(IsArray)
            .ToDictionary(name => name, name => _fields[name]!, StringComparer.Ordinal);
    }

    /// <summary>The reject as it is in the catalog.</summary>
    public RejectInfo Before { get; }

    /// <summary>The texts that become rows of tables of their own, by their columns; whether they are arrays is not
    /// said.</summary>
    public IReadOnlyDictionary<string, string> Arrays { get; }

    /// <summary>Columns whose arrays nobody has said: the record could not be read, and none was put there.</summary>
    public IEnumerable<string> UnknownArrays =>
        Before.FieldCount > 0 ? [] : Before.Exploded.Where(name => _fields[name] is null);

    /// <summary>Whether nothing was mended.</summary>
    /// <remarks>Of a record with broken quotes the fields say what was understood; who sends it in again agrees to
    /// that.</remarks>
    public bool IsAsBefore =>
        !IsUnderstood
        && _fields.Count == Before.Fields.Count
        && Before.Fields.All(known => _fields[known.Key] == known.Value);

    private bool IsUnderstood =>
        Before.Reason is nameof(RejectReason.Quoting) or nameof(RejectReason.UnclosedQuote)
        && Before.FieldCount == Before.Columns.Count;

    /// <summary>What a field says, an array as its text.</summary>
    public string? TextOf(string name) => _fields[name];

    /// <summary>What goes to a column of the table; null for what becomes rows of another one.</summary>
    public string? ValueOf(string column) => Arrays.ContainsKey(column) ? null : _fields[column];

    /// <summary>Fields with a value that are not among those known.</summary>
    public IReadOnlyList<string> Foreign(IReadOnlySet<string> known) => [.. _fields
        .Where(field => field.Value is not null && !known.Contains(field.Key))
        .Select(field => field.Key)];

    /// <summary>The record as CSV, with these fields.</summary>
    public string ToCsv(IEnumerable<string> names) => string.Join(',', names.Select(name => _fields[name] switch
    {
        null => "",
        "" => "\"\"",
        string value when value.AsSpan().ContainsAny(",\"\r\n") =>
            $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        string value => value,
    }));

    // Where some records have a text in place of the array, the table has a column for it.
    private bool IsArray(string name) =>
        _fields[name] is { } text
        && (!Before.Columns.Contains(name, StringComparer.Ordinal) || text.AsSpan().TrimStart() is ['[' or '{', ..]);
}
