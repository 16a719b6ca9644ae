using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// The rows inside of records that are matched by key: they wait beside their table until it is known what becomes of
/// the records, see <see cref="ChildMerge"/>.
/// </summary>
internal sealed class ChildStrategy(TableImport import) : LoadStrategy
{
    private TableName? _transfer;

    /// <inheritdoc />
    public override async Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, SourceLoad first, CancellationToken cancellationToken)
    {
        if (shape.Exists)
        {
            await session.ExecuteAsync(
                SqlScript.Of(
                    "staging/keyed/lock_rows.sql", new Dictionary<string, SqlText> { ["table"] = import.Table }),
                cancellationToken);
        }
        else
        {
            await StagingTableBuilder.CreateAsync(session, import, cancellationToken);
        }

        IReadOnlyList<string> columns = shape.Exists ? shape.SourceColumns : import.Columns;
        StagingTarget target = await TransferTable.CreateAsync(
            session, import.Table, columns, first, isNumbered: true, cancellationToken);
        _transfer = target.WriteTo;
        return target;
    }

    /// <summary>Not to be called: records matched by key take no checkpoints where rows inside of them go with them.</summary>
    public override Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, SourceLoad first, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{import.Table} lands in one transaction.");

    /// <inheritdoc />
    public override async Task FinishAsync(EtlSession session, CancellationToken cancellationToken)
    {
        if (_transfer is { } transfer)
            await session.ExecuteAsync(SqlText.Of($"drop table {transfer}"), cancellationToken);
    }
}
