namespace EtlTools.Staging.Archives;

/// <summary>What clearing an archive does; the same value is shown and carried out.</summary>
public sealed record ArchiveClearPlan
{
    /// <summary>The files that go, the oldest first.</summary>
    public required IReadOnlyList<ArchivedFile> Files { get; init; }
}
