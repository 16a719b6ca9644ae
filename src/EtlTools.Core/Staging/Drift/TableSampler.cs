using System.Globalization;
using System.Text;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Staging.Drift;

/// <summary>Looks at a few thousand rows of a staging table, however large it is.</summary>
internal static class TableSampler
{
    private static readonly string s_longest = ColumnSample.LongestLength.ToString(CultureInfo.InvariantCulture);

    /// <summary>Describes a table for a plan; without values when somebody else has it locked.</summary>
    public static async Task<SchemaDescription> LookAsync(
        EtlSession session, TableName table, StagingShape shape, bool isCitus, CancellationToken cancellationToken)
    {
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        try
        {
            await session.ExecuteAsync(
                SqlText.Of($"lock table {table} in access share mode nowait"), cancellationToken);
        }
        catch (EtlException error)
            when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            return SchemaDescription.OfSource(shape.SourceColumns, []);
        }

        return await DescribeAsync(session, table, shape, isCitus, cancellationToken);
    }

    /// <summary>Describes a table, waiting for whoever has it locked.</summary>
    public static async Task<SchemaDescription> DescribeAsync(
        EtlSession session, TableName table, StagingShape shape, bool isCitus, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> columns = shape.SourceColumns;
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = table,
            ["columns"] = SqlText.Join(", ", columns.Select(Cut)),
        };
        SqlText rows = isCitus
            ? SqlScript.Of("drift/sample_rows.sql", holes)
            : SqlScript.Of("drift/sample_pages.sql", holes, table.Quoted);
        ColumnSample[] samples = await SampleAsync(session, columns, rows, cancellationToken);
        ColumnSample[]? heads = isCitus ? null
            : await SampleAsync(session, columns, SqlScript.Of("drift/head_rows.sql", holes), cancellationToken);
        return SchemaDescription.OfSource(columns, samples) with
        {
            Heads = heads is null ? null : SchemaDescription.OfSource(columns, heads).Samples,
            Order = await LastColumnsAsync(session, table, cancellationToken) ?? columns,
            Profiled = await ProfiledTypes.ReadAsync(session, table, cancellationToken),
        };
    }

    /// <summary>The columns of the last load, in its order; null where there is none.</summary>
    public static Task<string[]?> LastColumnsAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken) =>
        session.ScalarAsync<string[]>(SqlScript.Of("drift/last_columns.sql", table.ToString()), cancellationToken);

    private static async Task<ColumnSample[]> SampleAsync(
        EtlSession session, IReadOnlyList<string> columns, SqlText rows, CancellationToken cancellationToken)
    {
        ColumnSample[] samples = [.. columns.Select(_ => new ColumnSample())];
        IAsyncEnumerable<string?[]> texts = session.StreamAsync(
            rows,
            row => Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? null : row.GetString(i)).ToArray(),
            cancellationToken);
        await foreach (string?[] row in texts)
            for (int i = 0; i < samples.Length; i++)
                if (row[i] is { } value) samples[i].Add(Encoding.UTF8.GetBytes(value));
        return samples;
    }

    private static SqlText Cut(string column) =>
        SqlText.Of($"left({new Identifier(column)}, {SqlText.Trusted(s_longest)})");
}
