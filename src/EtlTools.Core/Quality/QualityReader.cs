using System.Data.Common;
using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Quality;

/// <summary>Reads from the catalog what quality rules found.</summary>
public static class QualityReader
{
    /// <summary>The last run that was scored.</summary>
    /// <param name="database">The database.</param>
    /// <param name="model">The model; null for any.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run's id; null when no run was scored yet.</returns>
    public static async Task<long?> LatestRunAsync(
        EtlDatabase database, string? model, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await session.ScalarAsync<long?>(SqlScript.Of("quality/latest_run.sql", model), cancellationToken);
    }

    /// <summary>What the rules of a run found, in the model's order.</summary>
    /// <param name="database">The database.</param>
    /// <param name="runId">The run; null for the last one that was scored.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The results; empty when the run tested nothing.</returns>
    public static async Task<IReadOnlyList<RuleResult>> ListResultsAsync(
        EtlDatabase database, long? runId, CancellationToken cancellationToken)
    {
        long? run = runId ?? await LatestRunAsync(database, null, cancellationToken);
        return await ReadAsync(database, SqlScript.Of("quality/list_results.sql", run), ReadResult, cancellationToken);
    }

    /// <summary>Rows that violate the rules of a run, those of one rule together.</summary>
    /// <param name="database">The database.</param>
    /// <param name="runId">The run; null for the last one that was scored.</param>
    /// <param name="rule">The rule's name; null for all.</param>
    /// <param name="take">How many rows of each rule at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The rows, by their keys.</returns>
    public static async Task<IReadOnlyList<RuleException>> ListExceptionsAsync(
        EtlDatabase database, long? runId, string? rule, int take, CancellationToken cancellationToken)
    {
        long? run = runId ?? await LatestRunAsync(database, null, cancellationToken);
        return await ReadAsync(
            database, SqlScript.Of("quality/list_exceptions.sql", run, rule, take), ReadException, cancellationToken);
    }

    /// <summary>The last scorecards, oldest first: the trend.</summary>
    /// <param name="database">The database.</param>
    /// <param name="model">The model; null for all.</param>
    /// <param name="untilRun">The last run to list; null for no end.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The scorecards.</returns>
    public static async Task<IReadOnlyList<Scorecard>> ListScorecardsAsync(
        EtlDatabase database, string? model, long? untilRun, int take, CancellationToken cancellationToken)
    {
        IReadOnlyList<(Scorecard Card, CategoryScore? Category)> rows = await ReadAsync(
            database,
            SqlScript.Of("quality/list_scorecards.sql", model, untilRun, take),
            row => (ReadScorecard(row), row.IsDBNull(8) ? null : ReadCategory(row)),
            cancellationToken);
        return [.. rows
            .GroupBy(row => row.Card.RunId)
            .Select(card => card.First().Card with
            {
                Categories =
                    card.Select(row => row.Category).OfType<CategoryScore>().OrderBy(score => score.Category).ToArray(),
            })];
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        EtlDatabase database, SqlText sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await session.QueryAsync(sql, read, cancellationToken);
    }

    private static RuleException ReadException(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        Text(row, 4),
        Text(row, 5),
        row.GetString(6));

    private static RuleResult ReadResult(DbDataReader row) => new()
    {
        RuleResultId = row.GetInt64(0),
        RunId = row.GetInt64(1),
        Rule = row.GetString(2),
        Table = row.GetString(3),
        Column = Text(row, 4),
        Check = row.GetString(5),
        Category = Enum.Parse<QualityCategory>(row.GetString(6)),
        Severity = Enum.Parse<RuleSeverity>(row.GetString(7)),
        Status = Enum.Parse<RuleStatus>(row.GetString(8)),
        Expectation = row.GetString(9),
        RowsChecked = row.GetInt64(10),
        RowsFailed = row.GetInt64(11),
        Threshold = row.GetDouble(12),
        Message = Text(row, 13),
        Duration = row.GetFieldValue<TimeSpan>(14),
    };

    private static Scorecard ReadScorecard(DbDataReader row) => new()
    {
        RunId = row.GetInt64(0),
        Model = row.GetString(1),
        MeasuredAt = row.GetFieldValue<DateTimeOffset>(2),
        OverallScore = row.IsDBNull(3) ? null : row.GetDouble(3),
        RulesExecuted = row.GetInt32(4),
        RulesPassed = row.GetInt32(5),
        RulesWarned = row.GetInt32(6),
        RulesFailed = row.GetInt32(7),
        Categories = [],
    };

    private static CategoryScore ReadCategory(DbDataReader row) => new(
        Enum.Parse<QualityCategory>(row.GetString(8)), row.GetDouble(9), row.GetInt32(10), row.GetInt32(11));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
