namespace EtlTools.Profiling;

/// <summary>What the rows of a table are like, measured in one scan.</summary>
public sealed record TableProfile
{
    /// <summary>The profile's id in the catalog.</summary>
    public required long ProfileId { get; init; }

    /// <summary>The table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>
    /// The load whose rows were measured, or the latest load of the table when all were; null when there was none.
    /// </summary>
    public required long? LoadId { get; init; }

    /// <summary>Whether only the rows of that load were measured.</summary>
    public required bool IsOneLoad { get; init; }

    /// <summary>How many rows were read.</summary>
    public required long Rows { get; init; }

    /// <summary>The key's duplicates; null where no key is known.</summary>
    public required KeyProfile? Key { get; init; }

    /// <summary>The columns in the order of the table; those that say where a row comes from are left out.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>When it was measured, UTC.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>How long the scan took.</summary>
    public required TimeSpan Duration { get; init; }
}
