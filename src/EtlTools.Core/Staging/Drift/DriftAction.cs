namespace EtlTools.Staging.Drift;

/// <summary>What a load does about a difference.</summary>
public enum DriftAction
{
    /// <summary>It takes the difference over, and records it.</summary>
    Evolve,

    /// <summary>It refuses the source.</summary>
    Freeze,

    /// <summary>It leaves the column out; where the table has it, it becomes null.</summary>
    DiscardColumn,

    /// <summary>It refuses the rows that have a value which the difference is about.</summary>
    DiscardRow,
}
