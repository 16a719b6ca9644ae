using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging.Strategies;

/// <summary>The table becomes what the sources say.</summary>
/// <remarks>
/// The rows are written into a new table that takes the old one's place at the end: readers see the old rows until the
/// commit, nothing is left to vacuum, and the new rows can be written frozen. The old table is put aside, so that the
/// load can be taken back. A table with something attached that would be lost with it (a view, an index, a grant,
/// another owner), and every table on Citus, is copied and emptied by <c>delete</c> instead, and the rows go into it;
/// with checkpoints they do so in the last transaction.
/// </remarks>
internal sealed class FullStrategy(TableImport import, bool isCitus) : LoadStrategy
{
    private StagingTarget? _target;
    private SourceLoad? _first;

    private bool IsKept => import.Landing.KeptTables > 0;

    /// <inheritdoc />
    public override async Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, SourceLoad first, CancellationToken cancellationToken)
    {
        if (!shape.Exists) return _target = await StagingTableBuilder.CreateTargetAsync(session, import, cancellationToken);

        _first = first;
        if (import.CheckpointEvery is null && !await IsReplaceableAsync(session, cancellationToken))
        {
            if (IsKept) await LoadImages.CopyTableAsync(session, import.Table, first.LoadId, cancellationToken);
            first.RowsDeleted = await session.ExecuteAsync(SqlText.Of($"delete from {import.Table}"), cancellationToken);
            return _target = new(import.Table, import.Table, isNew: false, shape.SourceColumns);
        }

        first.RowsDeleted = await session.ScalarAsync<long>(
            SqlText.Of($"select count(*) from {import.Table}"), cancellationToken);
        TableName successor = import.Table with { Name = $"etl_load_{first.LoadId}" };
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = import.Table,
            ["pattern"] = successor with { Name = successor.Name + "_pattern" },
            ["successor"] = successor,
        };
        await session.ExecuteAsync(SqlScript.Of("staging/create_successor.sql", holes), cancellationToken);
        return _target = new(import.Table, successor, isNew: true, shape.SourceColumns) { LacksOrigin = true };
    }

    /// <inheritdoc />
    public override async Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, SourceLoad first, CancellationToken cancellationToken)
    {
        IReadOnlyList<TableColumn> columns = await TableCatalog.ColumnsAsync(session, writeTo, cancellationToken);
        string[] names = [.. columns.Select(column => column.Name)];
        if (writeTo != import.Table)
        {
            _first = first;
            first.RowsDeleted = await session.ScalarAsync<long>(
                SqlText.Of($"select count(*) from {import.Table}"), cancellationToken);
        }

        return _target = new(import.Table, writeTo, isNew: false, names.Except(AuditColumns.Names, StringComparer.Ordinal))
        {
            LacksOrigin = !names.Contains(AuditColumns.LoadId),
        };
    }

    /// <inheritdoc />
    public override async Task FinishAsync(EtlSession session, CancellationToken cancellationToken)
    {
        if (_target is null || _first is null) return;
        if (IsKept) await LoadImages.RecordAsync(session, _first.LoadId, _first.RowsDeleted, true, cancellationToken);
        if (_target.WriteTo == _target.Table) return;
        if (await IsReplaceableAsync(session, cancellationToken))
            await ReplaceAsync(session, _target, _first, cancellationToken);
        else
            await RefillAsync(session, _target, _first, cancellationToken);
    }

    private async Task ReplaceAsync(
        EtlSession session, StagingTarget target, SourceLoad first, CancellationToken cancellationToken)
    {
        if (IsKept) await LoadImages.MoveTableAsync(session, target.Table, first.LoadId, cancellationToken);
        else await session.ExecuteAsync(SqlText.Of($"drop table {target.Table}"), cancellationToken);
        Dictionary<string, SqlText> holes = new()
        {
            ["successor"] = target.WriteTo,
            ["name"] = new Identifier(target.Table.Name),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/replace_table.sql", holes), cancellationToken);
    }

    private async Task RefillAsync(
        EtlSession session, StagingTarget target, SourceLoad first, CancellationToken cancellationToken)
    {
        if (IsKept) await LoadImages.CopyTableAsync(session, target.Table, first.LoadId, cancellationToken);
        await StagingTableBuilder.WidenAsync(session, target.Table, target.Columns, cancellationToken);
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = target.Table,
            ["successor"] = target.WriteTo,
            ["columns"] = SqlText.Columns([.. target.Columns, .. AuditColumns.Names]),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/refill_table.sql", holes), cancellationToken);
    }

    private async Task<bool> IsReplaceableAsync(EtlSession session, CancellationToken cancellationToken) =>
        !isCitus && await session.ScalarAsync<bool>(
            SqlScript.Of("staging/is_replaceable.sql", import.Table.Quoted), cancellationToken);
}
