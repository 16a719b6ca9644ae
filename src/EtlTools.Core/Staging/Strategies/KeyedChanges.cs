namespace EtlTools.Staging.Strategies;

/// <summary>What a comparison by key found that has to be written.</summary>
/// <param name="Known">Rows whose key is in the table, and whose content differs.</param>
/// <param name="New">Rows whose key is not.</param>
internal sealed record KeyedChanges(long Known, long New);
