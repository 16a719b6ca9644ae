using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>The rows are added.</summary>
internal sealed class AppendStrategy(TableImport import) : LoadStrategy
{
    /// <inheritdoc />
    public override async Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, SourceLoad first, CancellationToken cancellationToken)
    {
        if (shape.Exists) return new(import.Table, import.Table, isNew: false, shape.SourceColumns);
        return await StagingTableBuilder.CreateTargetAsync(session, import, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, SourceLoad first, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, writeTo, cancellationToken);
        return new(import.Table, writeTo, isNew: false, shape.SourceColumns);
    }
}
