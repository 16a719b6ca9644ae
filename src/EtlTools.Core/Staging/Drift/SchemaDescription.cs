using System.Collections.ObjectModel;

namespace EtlTools.Staging.Drift;

/// <summary>The columns of a table or a source, in their order, with some of their values.</summary>
/// <param name="Columns">The names.</param>
/// <param name="Order">The order they are expected in: for a table that of the last load.</param>
/// <param name="Samples">What is known of their values; columns without any are missing here.</param>
internal sealed record SchemaDescription(
    IReadOnlyList<string> Columns, IReadOnlyList<string> Order, IReadOnlyDictionary<string, ColumnSample> Samples)
{
    /// <summary>The types of columns by the table's profile; those it does not know are told by the sample.</summary>
    /// <value>none</value>
    public IReadOnlyDictionary<string, KnownType> Profiled { get; init; } =
        ReadOnlyDictionary<string, KnownType>.Empty;

    /// <summary>
    /// The values of a table's first rows; null where they are not known apart. A source is looked at from its beginning,
    /// and where its rows are in some order, those are like these and not like rows from all over the table.
    /// </summary>
    /// <value>null</value>
    public IReadOnlyDictionary<string, ColumnSample>? Heads { get; init; }

    /// <summary>The type of a column: by the profile, else that of all values looked at; null without either.</summary>
    public KnownType? TypeOf(string column) =>
        Profiled.TryGetValue(column, out KnownType profiled) ? profiled
        : Of(column) is { Count: > 0 } sample ? new KnownType(sample.Type, Share: 1)
        : null;

    /// <summary>What is known of a column's values; nothing where none were looked at.</summary>
    public ColumnSample Of(string column) => Samples.GetValueOrDefault(column) ?? new ColumnSample();

    /// <summary>What is known of a column's values in the first rows.</summary>
    public ColumnSample HeadOf(string column) =>
        Heads is null ? Of(column) : Heads.GetValueOrDefault(column) ?? new ColumnSample();

    /// <summary>The same, before it had some of its columns.</summary>
    public SchemaDescription Without(IEnumerable<string> columns)
    {
        HashSet<string> gone = [.. columns];
        return gone.Count == 0 ? this : this with
        {
            Columns = [.. Columns.Where(column => !gone.Contains(column))],
            Order = [.. Order.Where(column => !gone.Contains(column))],
            Samples = Samples.Where(sample => !gone.Contains(sample.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>The description of a source.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="samples">Their values, in the same order; empty where none were looked at.</param>
    public static SchemaDescription OfSource(IReadOnlyList<string> columns, IReadOnlyList<ColumnSample> samples)
    {
        Dictionary<string, ColumnSample> named = new(StringComparer.Ordinal);
        foreach ((string name, ColumnSample sample) in columns.Zip(samples)) named[name] = sample;
        return new(columns, columns, named);
    }
}
