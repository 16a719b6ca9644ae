namespace EtlTools.Runs;

/// <summary>How a run or one of its steps ended.</summary>
public enum RunStatus
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>All of it is done.</summary>
    Succeeded,

    /// <summary>It is done, and some rows were refused.</summary>
    Partial,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>The user stopped it.</summary>
    Cancelled,

    /// <summary>The process ended without saying how.</summary>
    Interrupted,
}
