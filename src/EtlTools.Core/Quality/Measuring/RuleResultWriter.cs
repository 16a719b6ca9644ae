using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality.Checks;
using EtlTools.Sql;

namespace EtlTools.Quality.Measuring;

/// <summary>Writes what was found to the catalog, in the transaction that found it.</summary>
internal sealed class RuleResultWriter(EtlSession session, long runId, EtlModel model, int maxExceptions)
{
    /// <summary>Writes a result and the rows that violate its rule.</summary>
    /// <param name="measurement">What was found.</param>
    /// <param name="ruleId">The rule's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RuleResult> WriteAsync(Measurement measurement, long ruleId, CancellationToken cancellationToken)
    {
        RuleResult result = Describe(measurement);
        if (result.RowsFailed == 0 || maxExceptions == 0) return await InsertAsync(result, ruleId, cancellationToken);
        try
        {
            return await Savepoint.WithinAsync(
                session,
                async () =>
                {
                    RuleResult written = await InsertAsync(result, ruleId, cancellationToken);
                    await InsertExceptionsAsync(measurement, written, cancellationToken);
                    return written;
                },
                cancellationToken);
        }
        catch (EtlException error)
        {
            // The counts hold; only the list of rows cannot be made, such as where a type has no order.
            string message = $"The violating rows cannot be listed: {error.Message}";
            return await InsertAsync(result with { Message = message }, ruleId, cancellationToken);
        }
    }

    /// <summary>Writes the score of the run.</summary>
    public async Task<Scorecard> WriteAsync(IReadOnlyList<RuleResult> results, CancellationToken cancellationToken)
    {
        Scorecard card = Scoring.Of(runId, model.Name, default, results);
        SqlText insert = SqlScript.Of(
            "quality/insert_scorecard.sql",
            runId,
            model.Name,
            card.OverallScore,
            card.RulesExecuted,
            card.RulesPassed,
            card.RulesWarned,
            card.RulesFailed);
        DateTimeOffset measuredAt = await session.ScalarAsync<DateTimeOffset>(insert, cancellationToken);
        await session.ExecuteAsync(
            SqlScript.Of(
                "quality/insert_category_scores.sql",
                runId,
                card.Categories.Select(category => category.Category.ToString()).ToArray(),
                card.Categories.Select(category => category.Score).ToArray(),
                card.Categories.Select(category => category.RulesExecuted).ToArray(),
                card.Categories.Select(category => category.RulesFailed).ToArray()),
            cancellationToken);
        return card with { MeasuredAt = measuredAt };
    }

    private async Task<RuleResult> InsertAsync(RuleResult result, long ruleId, CancellationToken cancellationToken)
    {
        SqlText insert = SqlScript.Of(
            "quality/insert_result.sql",
            runId,
            ruleId,
            result.Column,
            result.Category.ToString(),
            result.Severity.ToString(),
            result.Status.ToString(),
            result.Expectation,
            result.RowsChecked,
            result.RowsFailed,
            result.Threshold,
            result.Message,
            result.Duration);
        return result with { RuleResultId = await session.ScalarAsync<long>(insert, cancellationToken) };
    }

    private Task<long> InsertExceptionsAsync(
        Measurement measurement, RuleResult result, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlScript.Of(
                "quality/insert_exceptions.sql",
                new Dictionary<string, SqlText> { ["violations"] = measurement.Check!.Violations(measurement.Found) },
                result.RuleResultId,
                result.Column,
                result.Expectation,
                maxExceptions),
            cancellationToken);

    private RuleResult Describe(Measurement measurement)
    {
        QualityRule rule = measurement.Rule;
        return new RuleResult
        {
            RuleResultId = 0,
            RunId = runId,
            Rule = rule.Name,
            Table = TableName.Parse(rule.Table, model.WarehouseSchema).ToString(),
            Column = rule.Columns.Count > 0 ? string.Join(", ", rule.Columns) : null,
            Check = rule.Check,
            Category = rule.Category,
            Severity = rule.Severity,
            Status = measurement.Status,
            Expectation = RuleExpectation.Of(rule),
            RowsChecked = measurement.RowsChecked,
            RowsFailed = measurement.RowsFailed,
            Threshold = rule.Threshold,
            Message = measurement.Message,
            Duration = measurement.Duration,
        };
    }
}
