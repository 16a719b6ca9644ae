using System.Globalization;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Staging.Checkpoints;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging.Undo;

/// <summary>Takes one load after the other back, the newest first.</summary>
internal sealed class UndoStep(EtlSession session, TableName table, EtlRun run)
{
    /// <summary>Takes the loads of one part back.</summary>
    /// <exception cref="Diagnostics.EtlException">The table does not hold the rows they wrote.</exception>
    public async Task<UndonePart> UndoAsync(UndonePart part, CancellationToken cancellationToken)
    {
        if (part.IsStopped)
        {
            await StoppedLoads.TakeBackAsync(session, table, part.LoadId, cancellationToken);
            await MarkAsync(part, cancellationToken);
            return part;
        }

        await ExecuteAsync("staging/keyed/lock_rows.sql", cancellationToken);
        if (await IsExchangeableAsync(part, cancellationToken))
        {
            RefuseOthers(part, await session.ScalarAsync<long>(
                SqlText.Of($"select count(*) from {table}"), cancellationToken));
            await session.ExecuteAsync(SqlText.Of($"drop table {table}"), cancellationToken);
            await LoadImages.ReturnTableAsync(session, table, part.LoadId, cancellationToken);
        }
        else
        {
            RefuseOthers(part, await DeleteAsync(part, cancellationToken));
            if (part.HasImage) await ReturnRowsAsync(part.LoadId, cancellationToken);
        }

        if (part.HasImage)
            await session.ExecuteAsync(SqlScript.Of("staging/undo/forget_image.sql", part.LoadId), cancellationToken);
        List<string> dropped = [];
        foreach (string column in part.ColumnsDropped)
            if (await DropColumnAsync(column, cancellationToken)) dropped.Add(column);
        await MarkAsync(part, cancellationToken);
        return part with { ColumnsDropped = dropped.ToArray() };
    }

    /// <summary>Drops the table when a load created it, none is left, and nothing hangs on it.</summary>
    public async Task<bool> DropLeftOverAsync(CancellationToken cancellationToken)
    {
        bool isLeftOver = await session.ScalarAsync<bool>(
                SqlScript.Of("staging/undo/is_left_over.sql", table.ToString()), cancellationToken)
            && await TableCatalog.IsEmptyAsync(session, table, cancellationToken)
            && await IsReplaceableAsync(cancellationToken);
        if (isLeftOver) await session.ExecuteAsync(SqlText.Of($"drop table {table}"), cancellationToken);
        return isLeftOver;
    }

    /// <summary>Whether the table that was put aside can simply come back: no other rows are in the one there.</summary>
    private async Task<bool> IsExchangeableAsync(UndonePart part, CancellationToken cancellationToken)
    {
        if (part.Mode != LoadMode.Full || !part.IsImageTable || run.Database.Capabilities.IsCitus) return false;
        bool hasOthers = await session.ScalarAsync<bool>(
            SqlText.Of($"select exists (select from {table} where load_id <> all ({part.LoadIds.ToArray()}))"),
            cancellationToken);
        return !hasOthers && await IsReplaceableAsync(cancellationToken);
    }

    private Task<bool> IsReplaceableAsync(CancellationToken cancellationToken) => session.ScalarAsync<bool>(
        SqlScript.Of("staging/is_replaceable.sql", table.Quoted), cancellationToken);

    private Task<long> DeleteAsync(UndonePart part, CancellationToken cancellationToken) => session.ExecuteAsync(
        SqlScript.Of(
            "staging/undo/delete_rows.sql",
            new Dictionary<string, SqlText> { ["table"] = table },
            part.LoadIds.ToArray()),
        cancellationToken);

    private async Task ReturnRowsAsync(long loadId, CancellationToken cancellationToken)
    {
        TableName image = LoadImages.Of(loadId);
        string[] columns = [.. (await TableCatalog.ColumnsAsync(session, image, cancellationToken))
            .Select(column => column.Name)];
        await StagingTableBuilder.WidenAsync(session, table, columns, cancellationToken);
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = table,
            ["image"] = image,
            ["columns"] = SqlText.Columns(columns),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/undo/return_rows.sql", holes), cancellationToken);
        await session.ExecuteAsync(SqlText.Of($"drop table {image}"), cancellationToken);
    }

    private async Task<bool> DropColumnAsync(string column, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, table, cancellationToken);
        if (!shape.SourceColumns.Contains(column)) return true;
        Dictionary<string, SqlText> holes = new() { ["table"] = table, ["column"] = new Identifier(column) };
        bool isUsed = await session.ScalarAsync<bool>(
            SqlScript.Of("staging/undo/column_is_used.sql", holes, table.Quoted, column), cancellationToken);
        if (isUsed) return false;
        await session.ExecuteAsync(
            SqlText.Of($"alter table {table} drop column {new Identifier(column)}"), cancellationToken);
        return true;
    }

    private Task MarkAsync(UndonePart part, CancellationToken cancellationToken) => session.ExecuteAsync(
        SqlScript.Of("staging/undo/mark_undone.sql", part.LoadIds.ToArray(), run.RunId), cancellationToken);

    private static void RefuseOthers(UndonePart part, long found)
    {
        if (found == part.RowsRemoved) return;
        throw UndoPlanner.NotPossible(
            part.LoadId,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{part.Table} holds {found:N0} of its rows where it wrote {part.RowsRemoved:N0}; others changed them"),
            "Load its sources again, or mend the table by hand; etl_undo holds what was overwritten.");
    }

    private Task ExecuteAsync(string script, CancellationToken cancellationToken) => session.ExecuteAsync(
        SqlScript.Of(script, new Dictionary<string, SqlText> { ["table"] = table }), cancellationToken);
}
