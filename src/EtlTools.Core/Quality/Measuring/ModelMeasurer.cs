using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality.Checks;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Measuring;

/// <summary>Measures rules of a model, table by table, so that what can share a scan of a table does.</summary>
internal sealed class ModelMeasurer(EtlSession session, EtlModel model, DateTimeOffset asOf)
{
    private const string Activity = "Testing quality";

    // A select list holds 1,664 columns at most; a check takes three.
    private const int ChecksPerScan = 500;

    /// <summary>Measures the rules.</summary>
    /// <returns>What was found, in the order of the rules.</returns>
    public async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IReadOnlyList<QualityRule> rules, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<TableName, CheckedTable> tables = await CheckedTableReader.ReadAsync(
            session, model, TablesOf(rules), cancellationToken);
        List<Measurement> found = [.. Obstacles(rules, tables)];
        HashSet<string> hindered = [.. found.Select(measurement => measurement.Rule.Name)];
        RuleCompiler compiler = new(model, tables, asOf);
        RuleMeasurer measurer = new(session);
        foreach (IGrouping<TableName, RuleCheck> table in rules
            .Where(rule => !hindered.Contains(rule.Name))
            .Select(compiler.Compile)
            .GroupBy(check => check.Table.Name))
        {
            progress?.Report(new EtlProgress(Activity, table.Key.ToString(), found.Count, rules.Count, "steps"));
            foreach (ScanCheck[] checks in table.OfType<ScanCheck>().Chunk(ChecksPerScan))
                found.AddRange(await measurer.ScanAsync(checks, cancellationToken));
            foreach (QueryCheck check in table.OfType<QueryCheck>())
                found.Add(await measurer.QueryAsync(check, cancellationToken));
        }

        progress?.Report(new EtlProgress(Activity, model.Name, rules.Count, rules.Count, "steps"));
        Dictionary<string, Measurement> byRule = found.ToDictionary(
            measurement => measurement.Rule.Name, StringComparer.Ordinal);
        return [.. rules.Select(rule => byRule[rule.Name])];
    }

    private IEnumerable<Measurement> Obstacles(
        IEnumerable<QualityRule> rules, IReadOnlyDictionary<TableName, CheckedTable> tables)
    {
        foreach (QualityRule rule in rules)
        {
            if (RuleObstacle.Find(rule, model, tables) is { } obstacle)
                yield return Measurement.NotPossible(rule, null, obstacle);
        }
    }

    private HashSet<TableName> TablesOf(IEnumerable<QualityRule> rules) =>
        [.. rules.SelectMany(rule => rule.References is { } reference
            ? [TableName.Parse(rule.Table, model.WarehouseSchema), Reference.Parse(reference, model).Table]
            : new[] { TableName.Parse(rule.Table, model.WarehouseSchema) })];
}
