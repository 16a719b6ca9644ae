using EtlTools.Diagnostics;
using EtlTools.Staging;
using EtlTools.Staging.Archives;
using EtlTools.Staging.Drift;

namespace EtlTools.Cli.Output;

/// <summary>Loads as text, with what became of every row read.</summary>
internal static class LoadText
{
    /// <summary>A line for each load, and what there is to say about them.</summary>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="loads">The loads.</param>
    /// <param name="told">A failure that is told elsewhere; null when there is none.</param>
    public static void Write(
        Terminal terminal, TextWriter writer, IReadOnlyList<LoadResult> loads, EtlException? told = null)
    {
        TextTable.Write(
            writer,
            [
                new("file"), new("table"), TextColumn.Number("read"), TextColumn.Number("inserted"),
                TextColumn.RareNumber("updated"),
                TextColumn.RareNumber("unchanged"), TextColumn.RareNumber("skipped"), TextColumn.Number("rejected"),
                TextColumn.Number("took"), TextColumn.Number("rate"),
            ],
            [.. loads.Select(load => (string[])
            [
                Mark(load.Status) + Path.GetFileName(load.SourceFile), load.Table, Figures.Sparse(load.RowsRead),
                Figures.Sparse(load.RowsInserted), Figures.Sparse(load.RowsUpdated),
                Figures.Sparse(load.RowsUnchanged), Figures.Sparse(load.RowsSkipped), Figures.Sparse(load.RowsRejected),
                Figures.Duration(load.Duration), Figures.Rate(load.RowsRead, load.Duration),
            ])],
            terminal.Width);
        WriteFailures(writer, loads, told);
        foreach (LoadResult load in loads.Where(load => load.Error is null && load.SchemaChanges.Count > 0))
            writer.WriteLine($"  ! {Path.GetFileName(load.SourceFile)}: {string.Join("; ", load.SchemaChanges.Select(Told))}");
        foreach (LoadResult load in loads.Where(load => load.Message is not null))
            writer.WriteLine($"  – {Path.GetFileName(load.SourceFile)}: {load.Message}");
        foreach (EtlException failure in loads.Select(ArchiveFailure.Of).OfType<EtlException>())
            writer.WriteLine($"  ! {failure.Message} {failure.NextStep}");
        if (loads.FirstOrDefault(load => load.Status == LoadStatus.Partial) is { } partial)
            writer.WriteLine($"  ! Some rows were refused and kept; see them with 'etl rejects --load {partial.LoadId}'.");
    }

    private static string Told(SchemaChange change) => $"{change}: {change.Outcome}";

    private static void WriteFailures(TextWriter writer, IReadOnlyList<LoadResult> loads, EtlException? told)
    {
        foreach (LoadResult load in loads.DistinctBy(load => load.Error))
        {
            if (LoadFailure.Of(load) is not { } failure || failure.Message == told?.Message) continue;
            writer.WriteLine($"  ✗ {failure.Message}");
            if (load.NextStep is not null && load.ErrorId != ErrorIds.StagingRolledBack)
                writer.WriteLine($"    → {load.NextStep}");
        }
    }

    private static string Mark(LoadStatus status) => status switch
    {
        LoadStatus.Succeeded => "✓ ",
        LoadStatus.Partial => "! ",
        LoadStatus.Running => "… ",
        LoadStatus.Skipped or LoadStatus.Undone => "– ",
        _ => "✗ ",
    };
}
