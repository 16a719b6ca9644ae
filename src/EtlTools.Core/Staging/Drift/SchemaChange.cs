namespace EtlTools.Staging.Drift;

/// <summary>A difference between a source and its table, and what a load does about it.</summary>
public sealed record SchemaChange
{
    /// <summary>The staging table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>The source: the absolute path of a file.</summary>
    public required string Source { get; init; }

    /// <summary>What kind of difference it is.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>The column, by its name in the table; null for the order of all of them.</summary>
    public string? Column { get; init; }

    /// <summary>What was known: the type, the old name, the length, the order; null for a new column.</summary>
    public string? Before { get; init; }

    /// <summary>What the source brings; null for a missing column.</summary>
    public string? After { get; init; }

    /// <summary>What the policy says about it.</summary>
    public required DriftAction Action { get; init; }

    /// <summary>The load that met it; null when nothing was loaded.</summary>
    public long? LoadId { get; init; }

    /// <summary>What was done about it, in words.</summary>
    public string Outcome => (Kind, Action) switch
    {
        (_, DriftAction.Freeze) => "refused",
        (_, DriftAction.DiscardRow) => "rows that show it are rejects",
        (DriftKind.New or DriftKind.Renamed, DriftAction.DiscardColumn) => "left out",
        (_, DriftAction.DiscardColumn) or (DriftKind.Missing, _) => "null in all rows",
        (DriftKind.New or DriftKind.Renamed, _) => "the table gains the column",
        (DriftKind.Reordered, _) => "no difference to the rows",
        _ => "loaded as it is",
    };

    /// <summary>The difference in words.</summary>
    public override string ToString() => Kind switch
    {
        DriftKind.New => $"column {Column} is new",
        DriftKind.Missing => $"column {Column} is missing",
        DriftKind.Renamed => $"column {Before} is now called {After}",
        DriftKind.Reordered => $"the order is {After}, where it was {Before}",
        DriftKind.Narrowed => $"column {Column} is narrower: {After}, where it was {Before}",
        _ => $"column {Column} is {After}, where it was {Before}",
    };
}
