namespace EtlTools.Staging.Archives;

/// <summary>Archived files that are to be loaded again, into the table they were loaded into.</summary>
/// <param name="Folder">The archive.</param>
/// <param name="AsOf">The moment whose table is wanted: later loads are left out. Null for all.</param>
public sealed record ArchiveReplay(string Folder, DateTimeOffset? AsOf);
