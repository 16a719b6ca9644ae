namespace EtlTools.Staging.Undo;

/// <summary>What taking a load back does; the same value is shown and carried out.</summary>
public sealed record UndoPlan
{
    /// <summary>The table of the load asked for.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// The loads that go, the newest first, those of arrays before that of their records; the one asked for is the last.
    /// </summary>
    public required IReadOnlyList<UndonePart> Parts { get; init; }
}
