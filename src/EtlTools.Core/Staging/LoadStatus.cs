namespace EtlTools.Staging;

/// <summary>How a load ended.</summary>
public enum LoadStatus
{
    /// <summary>It is still under way.</summary>
    Running,

    /// <summary>Every row read is in the table.</summary>
    Succeeded,

    /// <summary>Some rows were refused and kept as rejects; the rest is in the table.</summary>
    Partial,

    /// <summary>Nothing was read: the same bytes were loaded before.</summary>
    Skipped,

    /// <summary>The load was rolled back; the table is as it was.</summary>
    Failed,

    /// <summary>The user stopped it; the load was rolled back.</summary>
    Cancelled,

    /// <summary>The process ended without saying how; the load was rolled back by the server.</summary>
    Interrupted,

    /// <summary>The load was taken back; the table is as if it had never been.</summary>
    Undone,
}
