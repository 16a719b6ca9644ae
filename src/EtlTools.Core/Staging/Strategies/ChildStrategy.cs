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
        StagingTarget target = await TransferTable.CreateAsync(
            session, import, shape, first, isInside: true, cancellationToken);
        _transfer = target.WriteTo;
        return target;
    }

    /// <inheritdoc />
    public override async Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, SourceLoad first, CancellationToken cancellationToken)
    {
        _transfer = writeTo;
        StagingShape shape = await StagingShape.ReadAsync(session, import.Table, cancellationToken);
        return await TransferTable.OpenAsync(session, import.Table, shape, writeTo, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task FinishAsync(EtlSession session, CancellationToken cancellationToken)
    {
        if (_transfer is { } transfer)
            await session.ExecuteAsync(SqlText.Of($"drop table {transfer}"), cancellationToken);
    }
}
