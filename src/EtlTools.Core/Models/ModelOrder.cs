using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>Puts a model's tables into the order in which they can be built.</summary>
/// <remarks>
/// Stages come first (calendars and dimensions, facts, then rollups and aggregates), the tables a select names second,
/// the name last, so that the order is the same on every machine.
/// </remarks>
internal static class ModelOrder
{
    /// <summary>The tables in order.</summary>
    /// <exception cref="EtlException">They depend on each other in a circle, or on a later stage.</exception>
    public static IReadOnlyList<WarehouseTable> Sort(IReadOnlyList<WarehouseTable> tables, string warehouseSchema)
    {
        ILookup<string, WarehouseTable> byName = tables
            .Where(table => table is not RollupTable)
            .ToLookup(table => $"{warehouseSchema}.{table.Name}", StringComparer.Ordinal);
        List<WarehouseTable> sorted = [];
        HashSet<WarehouseTable> done = [];
        List<WarehouseTable> path = [];
        foreach (WarehouseTable table in tables.OrderBy(Stage).ThenBy(table => table.Name, StringComparer.Ordinal))
            Visit(table);
        return sorted;

        void Visit(WarehouseTable table)
        {
            if (done.Contains(table)) return;
            if (path.Contains(table)) throw Circle([.. path.SkipWhile(step => step != table), table]);
            path.Add(table);
            IEnumerable<WarehouseTable> needs = table.DependsOn.SelectMany(name => byName[name]);
            foreach (WarehouseTable needed in needs.Where(other => other != table))
            {
                if (Stage(needed) > Stage(table)) throw TooLate(table, needed);
                Visit(needed);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(table);
            sorted.Add(table);
        }
    }

    private static int Stage(WarehouseTable table) => table.Kind switch
    {
        StepKind.Calendar or StepKind.Dimension => 0,
        StepKind.Fact => 1,
        _ => 2,
    };

    private static EtlException Circle(IReadOnlyList<WarehouseTable> path) =>
        new(ErrorIds.ModelInconsistent,
            $"{path[0].File}: tables need each other in a circle: "
            + $"{string.Join(" -> ", path.Select(table => table.Name))}.",
            "Let one of them read staging instead, or write the totals back with a rollup.",
            path[0].File);

    private static EtlException TooLate(WarehouseTable table, WarehouseTable needed) =>
        new(ErrorIds.ModelInconsistent,
            $"{table.File}:{table.SelectLine}: {table.Kind.ToString().ToLowerInvariant()} {table.Name} reads "
            + $"{needed.Kind.ToString().ToLowerInvariant()} {needed.Name}, which is built after it.",
            "Read staging instead, or write measures back to a dimension with a rollup.",
            table.File);
}
