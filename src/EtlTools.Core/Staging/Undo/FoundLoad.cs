namespace EtlTools.Staging.Undo;

/// <summary>A load as the catalog knows it.</summary>
/// <param name="Table">Its table, with its schema.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Landing">Its place in the order of landing, that of the first of those which landed with it.</param>
/// <param name="ParentLoadId">The load in whose records its rows stood; null for a load of its own.</param>
/// <param name="ParentTable">The table of that load; null for a load of its own.</param>
internal sealed record FoundLoad(
    string Table, LoadStatus Status, long Landing, long? ParentLoadId, string? ParentTable);
