using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// Where the rows of a keyed load wait to be compared with those of the staging table: a table of one transaction, or
/// one that is kept over several, which a crash of the server must not empty and in which every row is numbered.
/// </summary>
internal static class TransferTable
{
    private static readonly Identifier s_place = new("etl_place");

    /// <summary>Creates one for a single transaction.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="table">The staging table.</param>
    /// <param name="columns">Those of its columns that sources fill.</param>
    /// <param name="load">The first of the loads.</param>
    /// <param name="isNumbered">See <see cref="StagingTarget.IsNumbered"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<StagingTarget> CreateAsync(
        EtlSession session,
        TableName table,
        IReadOnlyList<string> columns,
        SourceLoad load,
        bool isNumbered,
        CancellationToken cancellationToken)
    {
        TableName transfer = Of(table, load);
        await LikeAsync(session, table, transfer, SqlText.Trusted("unlogged"), cancellationToken);
        if (isNumbered)
        {
            Dictionary<string, SqlText> holes = new() { ["table"] = transfer };
            await session.ExecuteAsync(
                SqlScript.Of("staging/keyed/inside/number_records.sql", holes), cancellationToken);
        }

        return new(table, transfer, isNew: true, columns) { IsNumbered = isNumbered };
    }

    /// <summary>Creates one that is kept; where there is no staging table yet, it looks as that is going to.</summary>
    public static async Task<StagingTarget> CreateKeptAsync(
        EtlSession session,
        TableImport import,
        StagingShape shape,
        SourceLoad load,
        CancellationToken cancellationToken)
    {
        TableName transfer = Of(import.Table, load);
        if (shape.Exists) await LikeAsync(session, import.Table, transfer, SqlText.Empty, cancellationToken);
        else await StagingTableBuilder.CreateAsync(session, import with { Table = transfer }, cancellationToken);
        Dictionary<string, SqlText> holes = new() { ["transfer"] = transfer, ["place"] = s_place };
        await session.ExecuteAsync(SqlScript.Of("staging/keyed/add_place.sql", holes), cancellationToken);
        IReadOnlyList<string> columns = shape.Exists ? shape.SourceColumns : import.Columns;
        return new(import.Table, transfer, isNew: true, columns) { Place = s_place };
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
        List<string> columns = [.. all.Select(column => column.Name).Except([.. AuditColumns.Names, s_place.Name])];
        foreach (string name in shape.SourceColumns.Except(columns, StringComparer.Ordinal).ToArray())
        {
            await StagingTableBuilder.AddColumnAsync(session, transfer, name, cancellationToken);
            columns.Add(name);
        }

        return new(table, transfer, isNew: false, columns) { Place = s_place };
    }

    /// <summary>Makes one that was kept the staging table, which is not there yet.</summary>
    public static Task BecomeTableAsync(EtlSession session, StagingTarget target, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["transfer"] = target.WriteTo,
            ["place"] = target.Place,
            ["name"] = new Identifier(target.Table.Name),
        };
        return session.ExecuteAsync(SqlScript.Of("staging/keyed/become_table.sql", holes), cancellationToken);
    }

    private static TableName Of(TableName table, SourceLoad load) => table with { Name = $"etl_load_{load.LoadId}" };

    private static Task LikeAsync(
        EtlSession session, TableName table, TableName transfer, SqlText kind, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new() { ["kind"] = kind, ["transfer"] = transfer, ["table"] = table };
        return session.ExecuteAsync(SqlScript.Of("staging/keyed/create_transfer.sql", holes), cancellationToken);
    }
}
