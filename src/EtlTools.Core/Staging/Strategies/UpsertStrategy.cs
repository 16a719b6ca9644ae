namespace EtlTools.Staging.Strategies;

/// <summary>Rows with new keys are added, the others change what is there.</summary>
internal sealed class UpsertStrategy(TableImport import) : KeyedStrategy(import);
