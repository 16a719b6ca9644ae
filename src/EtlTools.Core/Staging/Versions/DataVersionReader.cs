using System.Data.Common;
using System.Text.Json;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging.Versions;

/// <summary>Reads and compares the versions that loads gave.</summary>
public static class DataVersionReader
{
    /// <summary>Versions, the newest first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="loadId">That of one load; null for all.</param>
    /// <param name="table">Those of one table, <c>schema.table</c>; null for all.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The versions.</returns>
    public static async Task<IReadOnlyList<DataVersion>> ListAsync(
        EtlDatabase database, long? loadId, string? table, int take, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await ListAsync(session, loadId is { } id ? [id] : null, table, take, cancellationToken);
    }

    /// <summary>Compares two versions of one table.</summary>
    /// <param name="database">The database.</param>
    /// <param name="left">The load that gave the one.</param>
    /// <param name="right">The load that gave the other.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What differs.</returns>
    /// <exception cref="EtlException">A load gave no version, or they are of two tables.</exception>
    public static async Task<DataVersionComparison> CompareAsync(
        EtlDatabase database, long left, long right, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        IReadOnlyList<DataVersion> both = await ListAsync(session, [left, right], null, 2, cancellationToken);
        DataVersionComparison comparison = new() { Left = Of(both, left), Right = Of(both, right) };
        if (comparison.Left.Table != comparison.Right.Table) throw OfTwoTables(comparison);
        return await CountRowsAsync(session, comparison, cancellationToken);
    }

    private static Task<IReadOnlyList<DataVersion>> ListAsync(
        EtlSession session, long[]? loads, string? table, int take, CancellationToken cancellationToken) =>
        session.QueryAsync(SqlScript.Of("versions/list.sql", loads, table, take), Read, cancellationToken);

    private static async Task<DataVersionComparison> CountRowsAsync(
        EtlSession session, DataVersionComparison comparison, CancellationToken cancellationToken)
    {
        (DataVersion left, DataVersion right) = (comparison.Left, comparison.Right);
        TableName table = TableName.Parse(left.Table, "");
        if ((await TableCatalog.ColumnsAsync(session, table, cancellationToken)).Count == 0) return comparison;
        Dictionary<string, SqlText> holes = new() { ["table"] = table };
        (long Left, long Right, long OnlyLeft, long OnlyRight) counted = (await session.QueryAsync(
            SqlScript.Of("versions/compare_rows.sql", holes, left.LoadId, right.LoadId),
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            cancellationToken))[0];
        bool isThere = counted.Left == left.Records && counted.Right == right.Records;
        return isThere
            ? comparison with { RowsOnlyInLeft = counted.OnlyLeft, RowsOnlyInRight = counted.OnlyRight }
            : comparison;
    }

    private static DataVersion Read(DbDataReader row) => new()
    {
        LoadId = row.GetInt64(0),
        Table = row.GetString(1),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(2),
        Status = Enum.Parse<LoadStatus>(row.GetString(3)),
        Checksum = row.IsDBNull(4) ? null : row.GetGuid(4).ToString("N"),
        Records = row.GetInt64(5),
        SchemaVersion = row.IsDBNull(6) ? null : row.GetInt32(6),
        Columns = row.IsDBNull(7) ? [] : row.GetFieldValue<string[]>(7),
        Source = row.GetString(8),
        SourceSha256 = row.IsDBNull(9) ? null : row.GetString(9),
        Mode = row.GetString(10),
        Metadata = row.IsDBNull(11) ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(11))!,
    };

    private static DataVersion Of(IReadOnlyList<DataVersion> versions, long loadId) =>
        versions.FirstOrDefault(version => version.LoadId == loadId) ?? throw new EtlException(
            ErrorIds.VersionNotFound,
            $"Load {loadId} gave no version: there is no such load, or it was rolled back.",
            "See the versions with Get-DataVersion (etl versions TABLE).",
            loadId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static EtlException OfTwoTables(DataVersionComparison comparison) => new(
        ErrorIds.VersionOtherTable,
        $"Load {comparison.Left.LoadId} is a version of {comparison.Left.Table}, "
            + $"load {comparison.Right.LoadId} one of {comparison.Right.Table}; two of the same table were expected.",
        "See the versions of one table with Get-DataVersion TABLE (etl versions TABLE).",
        comparison.Right.Table);
}
