namespace EtlTools.Staging.Strategies;

/// <summary>Rows whose key is there change what they say; rows with new keys are skipped.</summary>
internal sealed class UpdateOnlyStrategy(TableImport import) : KeyedStrategy(import)
{
    /// <inheritdoc />
    protected override bool AddsNew => false;
}
