using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// Takes the rows inside of records that are matched by key to their table. The rows of one record are a whole: those
/// of a record that is added are added, those of one that is changed take the place of the ones there, and those of
/// any other are left alone.
/// </summary>
/// <param name="session">Inside the transaction.</param>
/// <param name="child">The table, and where the rows wait.</param>
/// <param name="key">The key of the records, the same columns in both tables.</param>
/// <param name="records">Where the records wait.</param>
/// <param name="changes">Those of the records that have to be written.</param>
internal sealed class ChildMerge(
    EtlSession session, ChildLoad child, IReadOnlyList<string> key, TableName records, TableName changes)
{
    private static readonly SqlText s_all = SqlText.Trusted("true");
    private static readonly SqlText s_known = SqlText.Trusted("c.etl_is_known");

    private readonly StagingTarget _target = child.Target;
    private readonly SourceLoad _load = child.Load;

    /// <summary>Makes the table ready for the rows, and takes out those of records that are not compared.</summary>
    /// <param name="hasPassedOver">Whether there may be such records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task PrepareAsync(bool hasPassedOver, CancellationToken cancellationToken)
    {
        await StagingTableBuilder.ReadyAsync(session, _target, cancellationToken);
        if (!hasPassedOver) return;
        _load.RowsSkipped = await RunAsync(
            "pass_over", new() { ["rows"] = _target.WriteTo, ["records"] = records }, cancellationToken);
    }

    /// <summary>Adds the records in which only the rows have changed to those that have to be written.</summary>
    public Task AddChangesAsync(CancellationToken cancellationToken) => RunAsync(
        "add_changes",
        new()
        {
            ["changes"] = changes,
            ["records"] = records,
            ["record_key"] = KeyColumns.Of("p", key),
            ["rows"] = _target.WriteTo,
            ["key"] = SqlText.Columns(key),
            ["table"] = _target.Table,
            ["table_key"] = KeyColumns.Of("s", key),
            ["match"] = KeyColumns.Match("s", "p", key),
        },
        cancellationToken);

    /// <summary>Writes the rows of the records that are written, and counts what became of each.</summary>
    /// <param name="addsNew">Whether records with new keys are written.</param>
    /// <param name="leavesKnown">Whether records with known keys are left alone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync(bool addsNew, bool leavesKnown, CancellationToken cancellationToken)
    {
        SqlText written = addsNew ? s_all : s_known;
        SqlText columns = SqlText.Columns([.. _target.Columns, .. AuditColumns.Names]);
        await DeleteReplacedAsync(columns, written, cancellationToken);
        Dictionary<string, SqlText> insert = new()
        {
            ["table"] = _target.Table,
            ["columns"] = columns,
            ["rows"] = _target.WriteTo,
            ["changes"] = changes,
            ["written"] = written,
        };
        long left = _load.RowsInserted - await RunAsync("insert_rows", insert, cancellationToken);
        long skipped = leavesKnown ? left : addsNew ? 0 : await CountNewAsync(cancellationToken);
        _load.RowsSkipped += skipped;
        _load.RowsUnchanged = left - skipped;
    }

    private async Task DeleteReplacedAsync(SqlText columns, SqlText written, CancellationToken cancellationToken)
    {
        TableName image = LoadImages.Of(_load.LoadId);
        Dictionary<string, SqlText> replaced = new()
        {
            ["table"] = _target.Table,
            ["changes"] = changes,
            ["match"] = KeyColumns.Match("s", "c", key),
            ["written"] = written,
        };
        await RunAsync(
            "keep_replaced", new(replaced) { ["image"] = image, ["columns"] = columns }, cancellationToken);
        _load.RowsDeleted = await RunAsync("delete_replaced", replaced, cancellationToken);
        if (_load.RowsDeleted > 0)
            await LoadImages.RecordAsync(session, _load.LoadId, _load.RowsDeleted, isTable: false, cancellationToken);
        else
            await session.ExecuteAsync(SqlText.Of($"drop table {image}"), cancellationToken);
    }

    private Task<long> CountNewAsync(CancellationToken cancellationToken) => session.ScalarAsync<long>(
        Script("count_new", new() { ["rows"] = _target.WriteTo, ["changes"] = changes }), cancellationToken);

    private static SqlText Script(string name, Dictionary<string, SqlText> holes) =>
        SqlScript.Of($"staging/keyed/inside/{name}.sql", holes);

    private Task<long> RunAsync(string name, Dictionary<string, SqlText> holes, CancellationToken cancellationToken) =>
        session.ExecuteAsync(Script(name, holes), cancellationToken);
}
