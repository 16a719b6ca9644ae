using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Dimension;

/// <summary>Brings a dimension to the state its select describes, keeping history.</summary>
/// <remarks>
/// One member over time, <c>[</c> included, <c>)</c> excluded; a letter is a state of its type 2 columns:
/// <code>
/// first seen            [A.....................................   from effective_from, else the beginning of time
/// B takes effect at t   [A...........)[B.......................   A closed at t, B opened at t          version
/// B at A's own start    [B.....................................   nothing lay between them              correct
/// A again, later        [A...........)[B......)[A..............   a third version                       version
/// an older state        [A...........)[B.......................   known already, nothing changes        stale
/// vanished at t         [A...........)                            only where the model says close
/// back at u             [A...........)         [A..............   a gap is a gap                        reopen
/// </code>
/// Type 1 columns are overwritten on every version, type 0 columns are filled once. The stamp of <c>changed_at</c> belongs
/// to a version: only the current one takes a new stamp. See Kimball and Ross, The Data Warehouse Toolkit, chapter 5.
/// </remarks>
internal sealed class DimensionApplier(EtlSession session, DimensionTable dimension, TableContext context) : TableApplier
{
    private IReadOnlyList<TableColumn> _described = [];
    private DimensionSql _sql = null!;
    private bool _isNew;

    /// <inheritdoc />
    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _described = await SelectDescriber.DescribeAsync(session, dimension, cancellationToken);
        OwnColumns.Refuse(dimension, _described, OwnColumns.Of(dimension));
        _sql = new DimensionSql(dimension, context, new DimensionColumns(dimension, _described));
        TableShape shape = DimensionShape.Of(dimension, context.Table, _described, context.IsCitus);
        _isNew = await TableBuilder.EnsureAsync(session, shape, dimension, cancellationToken);
        if (_isNew) await session.ExecuteAsync(_sql.InsertUnknown(context.RunId), cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="EtlException">A key is null or repeats, or periods would overlap; nothing has been written then.</exception>
    public override async Task<StepCounts> ApplyAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> carried = await CarriedColumnsAsync(cancellationToken);
        await FindChangesAsync(carried, cancellationToken);
        ChangeCounts changes = await ChangeCounts.ReadAsync(session, dimension, context.Change, _sql.Source, cancellationToken);
        RefuseEmptySource(changes);

        long corrected = changes["correct"] > 0 ? await session.ExecuteAsync(_sql.CorrectVersions(context.RunId), cancellationToken) : 0;
        if (changes["version"] + changes["overwrite"] + changes["reopen"] + corrected > 0)
            await session.ExecuteAsync(_sql.UpdateVersions(context.RunId), cancellationToken);
        if (changes["insert"] + changes["version"] + changes["reopen"] > 0)
            await session.ExecuteAsync(_sql.InsertVersions(context.RunId, carried), cancellationToken);
        long closed = dimension.Vanished == VanishedRows.Close
            ? await session.ExecuteAsync(_sql.CloseVanished(context.RunId), cancellationToken)
            : 0;
        if (changes["version"] + changes["reopen"] > 0) await RefuseOverlapsAsync(cancellationToken);

        long settled = dimension.OrderBy.Count > 0 ? await CountSettledAsync(changes, cancellationToken) : 0;
        return new StepCounts
        {
            RowsRead = changes.RowsRead + settled,
            RowsInserted = changes["insert"],
            RowsUpdated = changes["version"] + changes["overwrite"] + changes["correct"] + changes["reopen"],
            RowsSkipped = changes["stale"] + settled,
            RowsDeleted = closed,
            VersionsOpened = changes["version"] + changes["reopen"],
            VersionsClosed = changes["version"] + closed,
        };
    }

    private async Task FindChangesAsync(IReadOnlyList<string> carried, CancellationToken cancellationToken)
    {
        await ModelStatement.ExecuteAsync(session, dimension, _sql.FindChanges(carried), cancellationToken);
        await session.ExecuteAsync(
            SqlText.Of($"analyze {context.Change} ({SqlText.Columns(dimension.Key)}, etl_action)"), cancellationToken);
        if (!_isNew) await session.ExecuteAsync(_sql.MarkReopened(carried), cancellationToken);
    }

    private async Task<long> CountSettledAsync(ChangeCounts changes, CancellationToken cancellationToken) =>
        await session.ScalarAsync<long>(SqlText.Of($"select count(*) from ({SqlText.Trusted(dimension.Select)}\n) s"), cancellationToken)
        - changes.RowsRead;

    // What the table has beyond the select and our own columns: a rollup's measures, columns the select no longer names.
    private async Task<IReadOnlyList<string>> CarriedColumnsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TableColumn> all = await TableCatalog.ColumnsAsync(session, context.Table, cancellationToken);
        return [.. all.Select(column => column.Name)
            .Except(_described.Select(column => column.Name))
            .Except(OwnColumns.Of(dimension))];
    }

    private void RefuseEmptySource(ChangeCounts changes)
    {
        if (changes.RowsRead > 0 || _isNew || dimension.Vanished != VanishedRows.Close) return;
        throw new EtlException(
            ErrorIds.TransformEmptySource,
            $"{dimension.File}:{dimension.SelectLine}: the select returns no rows, and 'vanished: close' would end every member of "
            + $"{context.Table}.",
            "Load its staging table first; nothing has been changed.",
            context.Table.ToString());
    }

    private async Task RefuseOverlapsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = await session.QueryAsync(_sql.FindOverlaps(), row => row.GetString(0), cancellationToken);
        if (keys.Count == 0) return;
        throw new EtlException(
            ErrorIds.TransformOverlap,
            $"{context.Table}: versions would overlap for {string.Join("; ", keys)}.",
            $"Look at the dates in {dimension.ChangedAt ?? dimension.EffectiveFrom ?? "the source"} of these members; nothing has been changed.",
            context.Table.ToString());
    }
}
