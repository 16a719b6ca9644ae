using EtlTools.Database;

namespace EtlTools.Staging.Strategies;

/// <summary>The rows are added.</summary>
internal sealed class AppendStrategy(TableImport import) : LoadStrategy
{
    /// <inheritdoc />
    public override async Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, SourceLoad first, CancellationToken cancellationToken)
    {
        if (shape.Exists) return new(import.Table, import.Table, isNew: false, shape.SourceColumns);
        await StagingTableBuilder.CreateAsync(session, import, cancellationToken);
        return new(import.Table, import.Table, isNew: true, import.Columns);
    }
}
