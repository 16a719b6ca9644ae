using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// Where the rows of a keyed load wait to be compared with those of the staging table: a table of one transaction or,
/// with checkpoints, one that is kept over several, which a crash of the server must not empty.
/// </summary>
/// <remarks>
/// Its rows have the number of their record where their addresses do not tell enough: where other transactions may
/// fill the gaps that one has left, and where records and the rows inside of them have to find each other.
/// </remarks>
internal static class TransferTable
{
    private static readonly SqlText s_number =
        SqlText.Of($"{new Identifier(StagingTarget.RecordNumber)} bigint not null");

    /// <summary>Creates one; where there is no staging table yet, it looks as that is going to.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="import">The staging table, and whether there are checkpoints.</param>
    /// <param name="shape">What the staging table looks like.</param>
    /// <param name="load">The first of the loads.</param>
    /// <param name="isInside">Whether rows stand inside of its records, or its rows inside of others.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StagingTarget> CreateAsync(
        EtlSession session,
        TableImport import,
        StagingShape shape,
        SourceLoad load,
        bool isInside,
        CancellationToken cancellationToken)
    {
        bool isKept = import.CheckpointEvery is not null;
        bool isNumbered = isKept || isInside;
        TableName transfer = import.Table with { Name = $"etl_load_{load.LoadId}" };
        if (!shape.Exists) await StagingTableBuilder.CreateSchemaAsync(session, transfer.Schema, cancellationToken);
        IEnumerable<SqlText> columns = shape.Exists
            ? [SqlText.Of($"like {import.Table}")]
            : StagingTableBuilder.Define(import.Columns, AuditColumns.All);
        Dictionary<string, SqlText> holes = new()
        {
            ["kind"] = isKept ? SqlText.Empty : SqlText.Trusted("unlogged"),
            ["transfer"] = transfer,
            ["columns"] = SqlText.Join(",\n    ", isNumbered ? columns.Append(s_number) : columns),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/keyed/create_transfer.sql", holes), cancellationToken);
        return new(import.Table, transfer, isNew: true, shape.Exists ? shape.SourceColumns : import.Columns)
        {
            IsNumbered = isNumbered,
        };
    }

    /// <summary>Goes on with one that was kept; it gets what columns the staging table has gained since.</summary>
    public static async Task<StagingTarget> OpenAsync(
        EtlSession session,
        TableName table,
        StagingShape shape,
        TableName transfer,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<TableColumn> all = await TableCatalog.ColumnsAsync(session, transfer, cancellationToken);
        List<string> columns =
            [.. all.Select(column => column.Name).Except([.. AuditColumns.Names, StagingTarget.RecordNumber])];
        foreach (string name in shape.SourceColumns.Except(columns, StringComparer.Ordinal).ToArray())
        {
            await StagingTableBuilder.AddColumnAsync(session, transfer, name, cancellationToken);
            columns.Add(name);
        }

        return new(table, transfer, isNew: false, columns) { IsNumbered = true };
    }

    /// <summary>Makes one that was kept the staging table, which is not there yet.</summary>
    public static Task BecomeTableAsync(EtlSession session, StagingTarget target, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["transfer"] = target.WriteTo,
            ["name"] = new Identifier(target.Table.Name),
        };
        return session.ExecuteAsync(SqlScript.Of("staging/keyed/become_table.sql", holes), cancellationToken);
    }
}
