using EtlTools.Pipeline;

namespace EtlTools.Cli.Output;

/// <summary>What a run of a model did, as text.</summary>
internal static class PipelineText
{
    /// <summary>Writes a section for each stage that ran.</summary>
    public static void Write(Terminal terminal, TextWriter writer, PipelineResult result)
    {
        if (result.Loads.Count > 0)
            WriteSection(writer, "Loaded", () => LoadText.Write(terminal, writer, result.Loads));
        if (result.Tables.Count > 0)
            WriteSection(writer, "Built", () => StepText.Write(terminal, writer, result.Tables));
        if (result.Quality is { } quality)
            WriteSection(
                writer, "Quality", () => QualityText.Write(terminal, writer, quality.Scorecard, quality.Results));
        if (result.ReportFile is { } file) writer.WriteLine($"Report  {file}");
        writer.WriteLine(
            $"Run     {result.RunId} of {result.Model}: {result.Status} in {Figures.Duration(result.Duration)}");
    }

    private static void WriteSection(TextWriter writer, string heading, Action write)
    {
        writer.WriteLine(heading);
        write();
        writer.WriteLine();
    }
}
