using EtlTools.Models;

namespace EtlTools.Staging;

/// <summary>How rows land, besides the mode.</summary>
public sealed record LandingOptions
{
    /// <summary>The columns that identify a row, as the source or the table names them; empty takes the model's.</summary>
    /// <value>none</value>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>
    /// The column by which an incremental load goes on: rows below the greatest value loaded so far are skipped; null
    /// takes the model's.
    /// </summary>
    /// <value>null</value>
    public string? Watermark { get; init; }

    /// <summary>What an insert-only load does with a key that is there already; null takes the model's.</summary>
    /// <value>null, which is <see cref="KeyConflict.Fail"/> where the model says nothing</value>
    public KeyConflict? OnConflict { get; init; }

    /// <summary>
    /// Loads a source that was loaded before all the same, and compares every row, whatever the last watermark; of an
    /// archive, loads what is there although other loads, which are not, made the table what it was.
    /// </summary>
    /// <value>false</value>
    public bool Force { get; init; }

    /// <summary>How long to wait for another load of the table; null waits until it ends.</summary>
    /// <value>null</value>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>
    /// How many of a table's full loads keep the table as it was before them, so that they can be taken back; each
    /// costs the disk space of the table. 0 keeps none. Overwritten rows are kept for the last hundred loads.
    /// </summary>
    /// <value>1</value>
    public int KeptTables { get; init; } = 1;
}
