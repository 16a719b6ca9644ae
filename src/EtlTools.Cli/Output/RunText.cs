using EtlTools.Cli.Verbs;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Cli.Output;

/// <summary>Runs as text.</summary>
internal static class RunText
{
    /// <summary>Several runs, a line each.</summary>
    public static void WriteList(Terminal terminal, TextWriter writer, IReadOnlyList<RunInfo> runs)
    {
        if (runs.Count == 0)
        {
            writer.WriteLine("No run yet. Start with 'etl demo', or with 'etl run MODEL --data DIR'.");
            return;
        }

        TextTable.Write(
            writer,
            [
                TextColumn.Number("run"), new("started (UTC)"), TextColumn.Number("took"), new("status"),
                TextColumn.Number("loads"),
                TextColumn.Number("rows read"), TextColumn.Number("rejected"), TextColumn.Number("score"),
                new("command"),
            ],
            [.. runs.Select(run => (string[])
            [
                $"{run.RunId}", Figures.Moment(run.StartedAt), Figures.Duration(run.Duration), $"{run.Status}",
                Figures.Sparse(run.Loads),
                Figures.Sparse(run.RowsRead), Figures.Sparse(run.RowsRejected), Figures.Score(run.Score),
                CellText.Of(run.Command),
            ])],
            terminal.Width);
        foreach (RunInfo run in runs.Where(run => run.Error is not null))
            writer.WriteLine($"  ✗ run {run.RunId}: {CellText.Of(run.Error)}");
    }

    /// <summary>One run with all it did.</summary>
    public static void Write(Terminal terminal, TextWriter writer, RunDetail detail)
    {
        RunInfo run = detail.Run;
        string start = $"started {Figures.Moment(run.StartedAt)} UTC by {run.StartedBy}";
        writer.WriteLine($"Run {run.RunId}  {run.Status} in {Figures.Duration(run.Duration)}, {start}");
        writer.WriteLine($"  {CellText.Of(run.Command)}");
        if (run.AsOf != run.StartedAt) writer.WriteLine($"  as of {Figures.Moment(run.AsOf)} UTC");
        if (run.Error is { } error) writer.WriteLine($"  ✗ {error}");
        if (detail.Loads.Count > 0) WriteSection(writer, "Loads", () => LoadText.Write(terminal, writer, detail.Loads));
        if (detail.Rejects.Count > 0)
            WriteSection(writer, "Rejected rows", () => WriteRejects(terminal, writer, detail));
        if (detail.Steps.Count > 0) WriteSection(writer, "Steps", () => StepText.Write(terminal, writer, detail.Steps));
        if (detail.Scorecard is { } card)
            WriteSection(writer, "Quality", () => QualityText.Write(terminal, writer, card, detail.Rules));
    }

    private static void WriteSection(TextWriter writer, string heading, Action write)
    {
        writer.WriteLine();
        writer.WriteLine(heading);
        write();
    }

    private static void WriteRejects(Terminal terminal, TextWriter writer, RunDetail detail)
    {
        const int Shown = 10;
        foreach (RejectInfo reject in detail.Rejects.Take(Shown))
        {
            writer.WriteLine(
                $"  {Path.GetFileName(reject.SourceFile)}:{reject.SourceLine} {reject.Reason}: {reject.Expectation}");
            writer.WriteLine($"    {CellText.Cut(CellText.Of(reject.RawText), (terminal.Width ?? 120) - 4)}");
        }

        long refused = detail.Loads.Where(load => load.Status == LoadStatus.Partial).Sum(load => load.RowsRejected);
        if (Math.Max(refused, detail.Rejects.Count) > Shown)
            writer.WriteLine(
                $"  … {Figures.Count(Math.Max(refused, detail.Rejects.Count) - Shown)} more in etl.reject");
    }
}
