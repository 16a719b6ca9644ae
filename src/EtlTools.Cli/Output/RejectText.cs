using EtlTools.Runs;

namespace EtlTools.Cli.Output;

/// <summary>Rejects as text.</summary>
internal static class RejectText
{
    /// <summary>A line for each reject.</summary>
    public static void Write(Terminal terminal, TextWriter writer, IReadOnlyList<RejectInfo> rejects)
    {
        if (rejects.Count == 0)
        {
            writer.WriteLine("No rows were refused.");
            return;
        }

        TextTable.Write(
            writer,
            [
                TextColumn.Number("reject"), TextColumn.Number("load"), new("file"), TextColumn.Number("line"),
                new("reason"), new("resolved"), new("expectation"), new("text"),
            ],
            [.. rejects.Select(reject => (string[])
            [
                Figures.Count(reject.RejectId), Figures.Count(reject.LoadId), Path.GetFileName(reject.SourceFile),
                Figures.Count(reject.SourceLine), reject.Reason,
                reject.ResolvedBy is { } load ? $"by load {load}" : "", reject.Expectation, OneLine(reject.RawText),
            ])],
            terminal.Width);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
