using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Keyed;

/// <summary>Brings a table with one row per key, a fact or an aggregate, to the state its select describes.</summary>
/// <remarks>
/// An empty table takes the select straight. Later only what is new or differs is written, so that a run without news
/// writes nothing. Where vanished keys are deleted, the select is kept in a temporary table, since it is read three times.
/// </remarks>
internal sealed class KeyedApplier(
    EtlSession session, WarehouseTable table, IReadOnlyList<Lookup> lookups, bool deletesVanished, TableContext context)
    : TableApplier
{
    private readonly SqlText _select = LookupSql.Source(context.Model, table, lookups);
    private IReadOnlyList<string> _columns = [];

    /// <inheritdoc />
    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await SelectDescriber.DescribeAsync(session, table, cancellationToken);
        IReadOnlyList<TableColumn> columns = KeyedShape.Order(
            table, lookups, await SelectDescriber.DescribeAsync(session, table, _select, cancellationToken));
        OwnColumns.Refuse(table, columns, AuditColumns.Names);
        _columns = [.. columns.Select(column => column.Name)];
        await TableBuilder.EnsureAsync(session, KeyedShape.Of(table, context.Table, columns), table, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<StepCounts> ApplyAsync(CancellationToken cancellationToken)
    {
        SqlText source = _select;
        if (deletesVanished)
        {
            await RunAsync(SqlText.Of($"create temp table etl_source on commit drop as select * from {_select} q"), cancellationToken);
            source = SqlText.Of($"etl_source");
        }

        if (await TableCatalog.IsEmptyAsync(session, context.Table, cancellationToken))
        {
            long inserted = await RunAsync(Script("insert_all", ("columns", SqlText.Columns(_columns)), ("source", source)), cancellationToken);
            return new StepCounts { RowsRead = inserted, RowsInserted = inserted };
        }

        return await ApplyChangesAsync(source, cancellationToken);
    }

    private async Task<StepCounts> ApplyChangesAsync(SqlText source, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> content = [.. _columns.Except(table.Key)];
        await RunAsync(
            SqlScript.Of("keyed/find_changes.sql", WithChange(
                ("first_key", new Identifier(table.Key[0])),
                ("source", source),
                ("key_equal", Row.Equal("f", "s", table.Key)),
                ("differs", Row.Differs("f", "s", content)))),
            cancellationToken);
        await session.ExecuteAsync(
            SqlText.Of($"analyze {context.Change} ({SqlText.Columns(table.Key)}, etl_action)"), cancellationToken);
        ChangeCounts changes = await ChangeCounts.ReadAsync(session, table, context.Change, Counted(source), cancellationToken);

        if (changes["update"] > 0)
        {
            await RunAsync(
                ChangeScript("update_changes", ("assignments", Row.Assign("c", content)), ("key_equal", Row.Equal("f", "c", table.Key))),
                cancellationToken);
        }

        if (changes["insert"] > 0)
            await RunAsync(ChangeScript("insert_changes", ("columns", SqlText.Columns(_columns))), cancellationToken);
        return new StepCounts
        {
            RowsRead = changes.RowsRead,
            RowsInserted = changes["insert"],
            RowsUpdated = changes["update"],
            RowsDeleted = deletesVanished ? await DeleteVanishedAsync(source, changes, cancellationToken) : 0,
        };
    }

    // Lookups add columns, never rows: a member has one version at a time. Counting can do without them.
    private SqlText Counted(SqlText source) => deletesVanished ? source : SqlText.Of($"({SqlText.Trusted(table.Select)}\n)");

    private async Task<long> DeleteVanishedAsync(SqlText source, ChangeCounts changes, CancellationToken cancellationToken)
    {
        if (changes.RowsRead == 0)
        {
            throw new EtlException(
                ErrorIds.TransformEmptySource,
                $"{table.File}:{table.SelectLine}: the select returns no rows; that would delete every row of {context.Table}.",
                $"Build what it reads first, or empty the table yourself: truncate {context.Table}. Nothing has been changed.",
                context.Table.ToString());
        }

        return await session.ExecuteAsync(
            SqlScript.Of("keyed/delete_vanished.sql", Holes(("source", source), ("key_equal", Row.Equal("f", "s", table.Key)))),
            cancellationToken);
    }

    private Task<long> RunAsync(SqlText sql, CancellationToken cancellationToken) =>
        ModelStatement.ExecuteAsync(session, table, sql, cancellationToken);

    private SqlText Script(string name, params (string Name, SqlText Sql)[] holes) =>
        SqlScript.Of($"keyed/{name}.sql", Holes(holes), context.RunId);

    private SqlText ChangeScript(string name, params (string Name, SqlText Sql)[] holes) =>
        SqlScript.Of($"keyed/{name}.sql", WithChange(holes), context.RunId);

    private Dictionary<string, SqlText> Holes(params (string Name, SqlText Sql)[] holes) =>
        TargetHoles.Of(context.Table, holes);

    private Dictionary<string, SqlText> WithChange(params (string Name, SqlText Sql)[] holes) =>
        TargetHoles.WithChange(context, holes);
}
