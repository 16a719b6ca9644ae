using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Cli.Output;

/// <summary>Steps of the warehouse as text.</summary>
internal static class StepText
{
    private static readonly TextColumn[] s_columns =
    [
        new("table"), TextColumn.Number("read"), TextColumn.Number("inserted"), TextColumn.RareNumber("updated"),
        TextColumn.RareNumber("unchanged"),
        TextColumn.RareNumber("vanished"), TextColumn.RareNumber("versions"), TextColumn.Number("took"),
        TextColumn.Number("rate"),
    ];

    /// <summary>Steps as the catalog keeps them; the tests and the report have no rows of their own.</summary>
    public static void Write(Terminal terminal, TextWriter writer, IReadOnlyList<StepInfo> steps)
    {
        TextTable.Write(
            writer,
            s_columns,
            [.. steps.Select(step => Row(Mark(step.Status) + step.Name, step.Kind, step.Counts, step.Duration))],
            terminal.Width);
        foreach (StepInfo step in steps.Where(step => step.Error is not null))
            writer.WriteLine($"  ✗ {step.Name}: {step.Error}");
    }

    /// <summary>Tables as they were built.</summary>
    public static void Write(Terminal terminal, TextWriter writer, IReadOnlyList<TransformResult> results) =>
        TextTable.Write(
            writer,
            s_columns,
            [.. results.Select(result => Row("✓ " + result.Table, result.Kind, result.Counts, result.Duration))],
            terminal.Width);

    private static string[] Row(string name, StepKind kind, StepCounts counts, TimeSpan duration) =>
        kind is StepKind.Quality or StepKind.Report
            ? [$"{name} ({kind.ToString().ToLowerInvariant()})", "", "", "", "", "", "", Figures.Duration(duration), ""]
            :
            [
                kind == StepKind.Rollup ? $"{name} (rollup)" : name, Figures.Sparse(counts.RowsRead),
                Figures.Sparse(counts.RowsInserted),
                Figures.Sparse(counts.RowsUpdated), Figures.Sparse(counts.RowsUnchanged),
                Figures.Sparse(counts.RowsDeleted),
                Figures.Sparse(counts.VersionsOpened), Figures.Duration(duration),
                Figures.Rate(counts.RowsRead, duration),
            ];

    private static string Mark(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "✓ ",
        RunStatus.Partial => "! ",
        RunStatus.Running => "… ",
        _ => "✗ ",
    };
}
