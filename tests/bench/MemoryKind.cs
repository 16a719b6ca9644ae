namespace EtlTools.Bench;

/// <summary>The loads whose memory must not grow with the data.</summary>
internal enum MemoryKind
{
    Full,
    Checkpoints,
    TwoWorkers,
    Json,
    Upsert,

    /// <summary>By key and row hash, of a file in which little has changed.</summary>
    Incremental,
}
