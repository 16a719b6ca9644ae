using EtlTools.Models;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>Finds why a rule cannot be checked at all, before SQL is made of it.</summary>
internal static class RuleObstacle
{
    private static readonly string[] s_oneColumn = ["not_null", "range", "accepted_values", "matches", "freshness"];

    /// <summary>The obstacle in words; null when there is none.</summary>
    public static string? Find(
        QualityRule rule, EtlModel model, IReadOnlyDictionary<TableName, CheckedTable> tables)
    {
        TableName name = TableName.Parse(rule.Table, model.WarehouseSchema);
        if (!tables.TryGetValue(name, out CheckedTable? table)) return $"There is no table {name}.";
        if (rule.Check != "sql" && MissingColumn(table, rule.Columns) is { } missing) return missing;
        if (rule.Columns.Count != 1 && s_oneColumn.Contains(rule.Check))
            return $"{rule.Check} looks at one column; the rule names {rule.Columns.Count}.";
        return rule.Check switch
        {
            "row_count" => BadBound(rule.Min) ?? BadBound(rule.Max),
            "relationship" => MissingReference(rule, model, tables),
            _ => null,
        };
    }

    private static string? MissingReference(
        QualityRule rule, EtlModel model, IReadOnlyDictionary<TableName, CheckedTable> tables)
    {
        Reference reference = Reference.Parse(rule.References!, model);
        if (!tables.TryGetValue(reference.Table, out CheckedTable? referenced))
            return $"There is no table {reference.Table}.";
        return reference.Columns.Count != rule.Columns.Count
            ? $"The rule has {rule.Columns.Count} columns and refers to {reference.Columns.Count}."
            : MissingColumn(referenced, reference.Columns);
    }

    private static string? MissingColumn(CheckedTable table, IReadOnlyList<string> columns) =>
        columns.FirstOrDefault(column => table.Find(column) is null) is { } missing
            ? $"{table.Name} has no column '{missing}'; it has "
                + $"{string.Join(", ", table.Columns.Select(column => column.Name))}."
            : null;

    private static string? BadBound(string? written) =>
        written is null || RowCountCheck.TryBound(written, out _)
            ? null
            : $"A number of rows is a whole number; found '{written}'.";
}
