using EtlTools.Database;
using EtlTools.Diagnostics;

namespace EtlTools.Staging.Strategies;

/// <summary>Only what changed since the last load is written.</summary>
/// <remarks>
/// <para>Three things tell what changed, each a sieve for what the one before lets through:</para>
/// <list type="number">
/// <item>The file's SHA-256: a file that was loaded before is skipped as a whole, see <see cref="KnownSources"/>.</item>
/// <item>The watermark, where a column is named: rows below the greatest value loaded so far are skipped. Rows that
/// equal it go on, and so do rows without a value. Values compare as numbers to the last digit, as moments, or byte by
/// byte; which of them, the first load decides. The greatest value is kept with the load in <c>etl.load</c>.</item>
/// <item>Key and row hash: a row whose key is in the table with the same hash is unchanged and not written. Without a
/// key a row is told by all it says, and added when no row of the table says the same.</item>
/// </list>
/// <para><c>-Force</c> passes the first two over.</para>
/// </remarks>
internal sealed class IncrementalStrategy(TableImport import) : KeyedStrategy(import)
{
    /// <inheritdoc />
    protected override async Task PassOverAsync(
        EtlSession session, StagingTarget target, SourceLoad load, CancellationToken cancellationToken)
    {
        if (Import.Landing.Watermark is not { } column) return;
        WatermarkScan scan = new(session, target, column);
        Watermark? last = IsTableNew ? null : await scan.LastAsync(cancellationToken);
        WatermarkFindings found = await scan.FindAsync(last?.Kind, cancellationToken);
        if (found.Odd is { } odd)
        {
            if (!Import.Landing.Force) throw Unlike(load, last!, odd);
            last = null;
        }

        WatermarkKind kind = last?.Kind ?? found.Kind;
        if (kind == WatermarkKind.Text && found.DayFirst is { } date) throw DayFirst(load, column, date);
        if (last is not null && !Import.Landing.Force)
            load.RowsSkipped += await scan.DeleteBelowAsync(last, cancellationToken);
        load.Watermark = await scan.GreatestAsync(kind, last, cancellationToken);
    }

    private static EtlException DayFirst(SourceLoad load, string column, OddValue date) => new(
        ErrorIds.StagingWatermark,
        $"{load.Import.Name}:{date.Line}: column {column} is '{date.Text}'; a date with its year at the end is not in the "
        + "order of its text, so that newer rows would be skipped.",
        "Name another column, or have the source write dates as 2024-12-31.",
        load.Import.Name);

    private static EtlException Unlike(SourceLoad load, Watermark last, OddValue odd) => new(
        ErrorIds.StagingWatermark,
        $"{load.Import.Name}:{odd.Line}: column {last.Column} is '{odd.Text}'; a value that compares as "
        + $"{last.Kind.ToString().ToLowerInvariant()} was expected, like the last watermark '{last.Value}'.",
        "Mend the value, or load with -Force (--force), which compares every row and finds the kind of the values anew.",
        load.Import.Name);
}
