using EtlTools.Runs;

namespace EtlTools.Reporting;

/// <summary>What one step of the run did to the warehouse.</summary>
/// <param name="Name">The step's name, usually that of its table.</param>
/// <param name="Kind">What it builds.</param>
/// <param name="Table">The table, with its schema; null for a step without one.</param>
/// <param name="RowsRead">Rows its select returned.</param>
/// <param name="Inserted">Rows whose key was new.</param>
/// <param name="Updated">Rows whose key was known and whose content differed.</param>
/// <param name="Unchanged">Rows that already said the same.</param>
/// <param name="Deleted">Rows whose key vanished: closed in a dimension, deleted elsewhere.</param>
/// <param name="VersionsOpened">Versions a dimension opened for keys it knew.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Skipped">Rows left out on purpose.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record ReportStep(
    string Name,
    StepKind Kind,
    string? Table,
    long RowsRead,
    long Inserted,
    long Updated,
    long Unchanged,
    long Deleted,
    long VersionsOpened,
    TimeSpan Duration,
    RunStatus Status,
    long Skipped = 0,
    string? Error = null);
