namespace EtlTools.Profiling;

/// <summary>Whether columns identify a row.</summary>
public sealed record KeyProfile
{
    /// <summary>The columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Rows in which one of them is null; they count as no one's duplicate.</summary>
    public required long NullRows { get; init; }

    /// <summary>How many different keys there are.</summary>
    public required long Distinct { get; init; }

    /// <summary>Rows beyond the first of each key: how many would have to go.</summary>
    public required long Duplicates { get; init; }

    /// <summary>All rows of the keys that occur more than once.</summary>
    public required long RepeatedRows { get; init; }

    /// <summary>Whether the counts are exact, as up to 1,500,000 different keys; else estimates.</summary>
    public required bool IsExact { get; init; }
}
