using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality.Measuring;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Transforms;

namespace EtlTools.Quality;

/// <summary>Tests the quality rules of a model and keeps what they find.</summary>
/// <remarks>
/// Checks of one table share a scan where they can: <c>not_null, range, accepted_values, matches, row_count,
/// freshness</c>. <c>unique, relationship, sql</c> take a query each. A null violates <c>not_null</c> and nothing else;
/// other checks of a column look at the rows that have a value. The unknown member of a dimension or calendar is never
/// checked. A rule with nothing to check (no such table, no row in scope, a statement that the server refuses) is
/// <see cref="RuleStatus.NotChecked"/>, with the reason as its message, and takes no other rule with it.
/// </remarks>
public static class QualityRunner
{
    /// <summary>The rules that would be tested, in the model's order; nothing is read from the database.</summary>
    /// <param name="options">Which rules.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="EtlException">
    /// <see cref="ErrorIds.QualityUnknownRule"/>: a name in the options fits no rule.
    /// </exception>
    public static IReadOnlyList<QualityRule> Plan(QualityOptions options) => RuleSelection.Of(options);

    /// <summary>Tests the rules as one step of a run; results, exceptions and scorecard are one transaction.</summary>
    /// <param name="run">The run; one run tests one model once.</param>
    /// <param name="options">Which rules.</param>
    /// <param name="progress">Told of each table.</param>
    /// <param name="cancellationToken">Stops it; then nothing is kept.</param>
    /// <returns>What was found. A failed gate is a property of it: see <see cref="QualityGate"/>.</returns>
    /// <exception cref="EtlException">
    /// <see cref="ErrorIds.QualityUnknownRule"/>: a name in the options fits no rule.
    /// </exception>
    public static Task<QualityResult> RunAsync(
        EtlRun run, QualityOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxExceptions);
        IReadOnlyList<QualityRule> rules = RuleSelection.Of(options);
        return run.StepAsync(
            StepKind.Quality,
            options.Model.Name,
            Path.Combine(options.Model.Folder, "quality"),
            stepId => TestAsync(run, stepId, options, rules, progress, cancellationToken),
            cancellationToken);
    }

    private static async Task<QualityResult> TestAsync(
        EtlRun run,
        long stepId,
        QualityOptions options,
        IReadOnlyList<QualityRule> rules,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        EtlModel model = options.Model;
        await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
        IReadOnlyDictionary<string, long> ruleIds = await RuleCatalog.SaveAsync(
            session, model, rules, cancellationToken);

        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        await session.ExecuteAsync(SqlText.Of($"set transaction isolation level repeatable read"), cancellationToken);
        await TransformRunner.SetAsOfAsync(session, run.AsOf, cancellationToken);
        IReadOnlyList<Measurement> measurements = await new ModelMeasurer(session, model, run.AsOf)
            .MeasureAsync(rules, progress, cancellationToken);

        RuleResultWriter writer = new(session, run.RunId, model, options.MaxExceptions);
        List<RuleResult> results = [];
        foreach (Measurement measurement in measurements)
            results.Add(await writer.WriteAsync(measurement, ruleIds[measurement.Rule.Name], cancellationToken));
        Scorecard scorecard = await writer.WriteAsync(results, cancellationToken);
        await EtlRun.FinishStepAsync(session, stepId, new StepCounts(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new QualityResult { Results = results, Scorecard = scorecard, FailOn = options.FailOn };
    }
}
