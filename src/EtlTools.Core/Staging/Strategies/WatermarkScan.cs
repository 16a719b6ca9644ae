using System.Data.Common;
using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>Looks at the watermark column of the rows that are to land.</summary>
internal sealed class WatermarkScan(EtlSession session, StagingTarget target, string column)
{
    private readonly Identifier _column = new(column);

    /// <summary>The watermark of the last load; null when there is none.</summary>
    public async Task<Watermark?> LastAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Watermark> last = await session.QueryAsync(
            SqlScript.Of("staging/keyed/last_watermark.sql", target.Table.ToString(), column),
            row => new Watermark(column, Enum.Parse<WatermarkKind>(row.GetString(0), ignoreCase: true), row.GetString(1)),
            cancellationToken);
        return last.Count > 0 ? last[0] : null;
    }

    /// <summary>Finds out what the values are.</summary>
    /// <param name="expected">What they should be; null where nothing is known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<WatermarkFindings> FindAsync(WatermarkKind? expected, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = target.WriteTo,
            ["column"] = _column,
            ["place"] = target.Place,
        };
        SqlText query = SqlScript.Of(
            "staging/keyed/watermark_types.sql", holes, expected?.ToString().ToLowerInvariant());
        return (await session.QueryAsync(
            query,
            row =>
            {
                long values = row.GetInt64(0);
                WatermarkKind kind = values > 0 && row.GetInt64(1) == values ? WatermarkKind.Numeric
                    : values > 0 && row.GetInt64(2) == values ? WatermarkKind.Timestamp
                    : WatermarkKind.Text;
                return new WatermarkFindings(kind, Value(row, 3), Value(row, 5));
            },
            cancellationToken))[0];
    }

    /// <summary>Takes out the rows below the last watermark.</summary>
    /// <returns>How many there were.</returns>
    public Task<long> DeleteBelowAsync(Watermark last, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = target.WriteTo,
            ["value"] = Typed(_column, last.Kind),
            ["watermark"] = Typed(SqlText.Of($"cast({last.Value} as text)"), last.Kind),
        };
        return session.ExecuteAsync(SqlScript.Of("staging/keyed/delete_below.sql", holes), cancellationToken);
    }

    /// <summary>The watermark after the load: the greatest value, of the rows that are left or from before.</summary>
    public async Task<Watermark?> GreatestAsync(
        WatermarkKind kind, Watermark? last, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = target.WriteTo,
            ["column"] = _column,
            ["value"] = Typed(_column, kind),
            ["last"] = SqlText.Of($"cast({last?.Value} as text)"),
        };
        string? greatest = await session.ScalarAsync<string>(
            SqlScript.Of("staging/keyed/greatest_value.sql", holes), cancellationToken);
        return greatest is null ? null : new(column, kind, greatest);
    }

    private static OddValue? Value(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new(row.GetInt64(column), row.GetString(column + 1));

    private static SqlText Typed(SqlText text, WatermarkKind kind) => kind switch
    {
        WatermarkKind.Numeric => SqlText.Of($"cast({text} as numeric)"),
        WatermarkKind.Timestamp => SqlText.Of($"cast({text} as timestamptz)"),
        _ => SqlText.Of($"({text} collate \"C\")"),
    };
}
