using EtlTools.Database;
using EtlTools.Diagnostics;

namespace EtlTools.Staging.Drift;

/// <summary>Compares sources with their tables without loading anything.</summary>
public static class SchemaDriftTester
{
    /// <summary>Finds what loads of these sources would meet.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">The sources and the table, as for an import.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The differences; none when there are none. And what could not be compared.</returns>
    /// <exception cref="EtlException">A table is there and is no staging table.</exception>
    public static async Task<SchemaDriftResult> TestAsync(
        EtlDatabase database, ImportOptions options, CancellationToken cancellationToken)
    {
        ImportPlan plan = await ImportPlanner.PlanAsync(database, options, cancellationToken);
        SourceImport[] sources = [.. plan.Tables.SelectMany(table => table.Sources)];
        return new SchemaDriftResult
        {
            Changes = sources.SelectMany(source => source.Changes).ToArray(),
            Refused = sources
                .Select(source => source.Changes.Where(change => change.Action == DriftAction.Freeze).ToArray())
                .Where(frozen => frozen.Length > 0)
                .Select(frozen => LoadDrift.Refusal(frozen, frozen[0].Source))
                .ToArray(),
            Errors = plan.Unmatched.Select(file => file.Error)
                .Concat(plan.Tables.Where(table => !table.Exists).Select(NoTable))
                .Concat(sources.Select(source => source.Error).OfType<EtlException>())
                .ToArray(),
        };
    }

    private static EtlException NoTable(TableImport import) => new(
        ErrorIds.StagingUnknownTable,
        $"There is no table {import.Table}, to which {import.Sources[0].Name} could be compared.",
        "Check the name; a staging table is created by its first load.",
        import.Table.ToString());
}
