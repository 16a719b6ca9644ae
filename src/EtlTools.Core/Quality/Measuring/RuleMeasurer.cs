using System.Data.Common;
using System.Diagnostics;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Quality.Checks;
using EtlTools.Sql;

namespace EtlTools.Quality.Measuring;

/// <summary>Counts violations. A rule the server refuses takes no other rule with it.</summary>
internal sealed class RuleMeasurer(EtlSession session)
{
    /// <summary>Counts the violations of checks that share one scan of their table.</summary>
    /// <returns>What was found, in the order of the checks.</returns>
    public async Task<IReadOnlyList<Measurement>> ScanAsync(
        IReadOnlyList<ScanCheck> checks, CancellationToken cancellationToken)
    {
        try
        {
            return await CountAsync(checks, Scan(checks), cancellationToken);
        }
        catch (EtlException) when (checks.Count > 1)
        {
            // Which of them is at fault shows when each scans by itself.
            List<Measurement> each = [];
            foreach (ScanCheck check in checks) each.AddRange(await ScanAsync([check], cancellationToken));
            return each;
        }
        catch (EtlException error)
        {
            return [Measurement.NotPossible(checks[0].Rule, checks[0], error.Message)];
        }
    }

    /// <summary>Counts the violations of a check that needs a query of its own.</summary>
    public async Task<Measurement> QueryAsync(QueryCheck check, CancellationToken cancellationToken)
    {
        try
        {
            return (await CountAsync([check], check.Count, cancellationToken))[0];
        }
        catch (EtlException error)
        {
            return Measurement.NotPossible(check.Rule, check, error.Message);
        }
    }

    private async Task<IReadOnlyList<Measurement>> CountAsync(
        IReadOnlyList<RuleCheck> checks, SqlText count, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<Measurement> measured = (await Savepoint.WithinAsync(
            session,
            () => session.QueryAsync(count, row => Read(row, checks), cancellationToken),
            cancellationToken))[0];
        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        return [.. measured.Select(measurement => measurement with { Duration = duration })];
    }

    private static SqlText Scan(IReadOnlyList<ScanCheck> checks) => SqlScript.Of(
        "quality/scan.sql",
        new Dictionary<string, SqlText>
        {
            ["counts"] = SqlText.Join(",\n       ", checks.Select(check => check.Counts)),
            ["table"] = checks[0].Table.Name,
        });

    private static IReadOnlyList<Measurement> Read(DbDataReader row, IReadOnlyList<RuleCheck> checks) =>
        [.. checks.Select((check, i) => ReadOne(row, check, i * 3))];

    private static Measurement ReadOne(DbDataReader row, RuleCheck check, int column)
    {
        long rowsChecked = row.GetInt64(column);
        return new Measurement(check.Rule, check)
        {
            RowsChecked = rowsChecked,
            RowsFailed = row.GetInt64(column + 1),
            Found = row.IsDBNull(column + 2) ? null : row.GetString(column + 2),
            Message = rowsChecked > 0 ? null : $"Nothing to check: {check.Empty}.",
        };
    }
}
