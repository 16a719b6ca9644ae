using System.Globalization;

namespace EtlTools.Staging.Drift;

/// <summary>Compares what a table is known to hold with what a source brings.</summary>
internal static class SchemaComparison
{
    /// <summary>The differences: columns in the order of the source, then missing ones, then the order.</summary>
    public static IReadOnlyList<ColumnChange> Compare(SchemaDescription table, SchemaDescription source)
    {
        string[] added = [.. source.Columns.Except(table.Columns, StringComparer.Ordinal)];
        string[] missing = [.. table.Columns.Except(source.Columns, StringComparer.Ordinal)];
        IReadOnlyDictionary<string, string> renamed = Renaming.Find(table, source, added, missing);
        return
        [
            .. source.Columns.Select(column => added.Contains(column)
                ? Added(column, source, renamed)
                : Changed(column, table, source.Of(column))).OfType<ColumnChange>(),
            .. missing.Except(renamed.Values, StringComparer.Ordinal)
                .Select(column => new ColumnChange(DriftKind.Missing, column, table.TypeOf(column)?.ToString(), null)),
            .. Order(table, source),
        ];
    }

    private static ColumnChange Added(
        string column, SchemaDescription source, IReadOnlyDictionary<string, string> renamed) =>
        renamed.TryGetValue(column, out string? before)
            ? new(DriftKind.Renamed, column, before, column)
            : new(DriftKind.New, column, null, source.TypeOf(column)?.ToString());

    private static ColumnChange? Changed(string column, SchemaDescription table, ColumnSample after)
    {
        if (table.TypeOf(column) is not { } known || after.Count == 0) return null;
        long misfits = after.Count - after.CountOf(known.Type);
        if (known.Allows(misfits, after.Count)) return Narrowing.Find(column, known, table.HeadOf(column), after);
        string found = string.Create(
            CultureInfo.InvariantCulture,
            $"{DriftPolicy.Word(after.Type)} ({misfits:N0} of {after.Count:N0} values do not fit)");
        return new(DriftKind.Type, column, known.ToString(), found);
    }

    private static IEnumerable<ColumnChange> Order(SchemaDescription table, SchemaDescription source)
    {
        string[] before = [.. table.Order.Intersect(source.Columns, StringComparer.Ordinal)];
        string[] after = [.. source.Columns.Intersect(table.Order, StringComparer.Ordinal)];
        if (!before.SequenceEqual(after, StringComparer.Ordinal))
            yield return new(DriftKind.Reordered, null, string.Join(", ", before), string.Join(", ", after));
    }
}
