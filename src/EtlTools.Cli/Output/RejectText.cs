using EtlTools.Runs;

namespace EtlTools.Cli.Output;

/// <summary>Rejects as text.</summary>
internal static class RejectText
{
    // A record of megabytes is for --output json; a file or a pipe has no width to cut it at.
    private const int LongestText = 200;

    /// <summary>A line for each reject; of its text only the beginning.</summary>
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
                $"{reject.RejectId}", $"{reject.LoadId}", Path.GetFileName(reject.SourceFile),
                $"{reject.SourceLine}", reject.Reason,
                reject.ResolvedBy is { } load ? $"by load {load}" : "",
                CellText.Of(reject.Expectation), Beginning(reject.RawText),
            ])],
            terminal.Width);
    }

    private static string Beginning(string text) => CellText.Of(CellText.Cut(text, LongestText));
}
