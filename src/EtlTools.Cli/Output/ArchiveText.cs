using EtlTools.Staging.Archives;

namespace EtlTools.Cli.Output;

/// <summary>Archived files as text.</summary>
internal static class ArchiveText
{
    /// <summary>A line for each file.</summary>
    public static void WriteList(Terminal terminal, TextWriter writer, IReadOnlyList<ArchivedFile> files)
    {
        if (files.Count == 0) writer.WriteLine("Nothing is archived.");
        else WriteTable(terminal, writer, files);
    }

    /// <summary>The files that were deleted, or would be.</summary>
    public static void WriteCleared(Terminal terminal, TextWriter writer, IReadOnlyList<ArchivedFile> files)
    {
        if (files.Count == 0)
        {
            writer.WriteLine("No archived file may go.");
            return;
        }

        if (files.Any(file => file.IsPreview)) writer.WriteLine("Nothing is changed. This would be deleted:");
        WriteTable(terminal, writer, files);
        string what = files.Any(file => file.IsPreview) ? "would be deleted" : "deleted";
        string count = files.Count == 1 ? "1 file" : $"{files.Count} files";
        writer.WriteLine($"  – {count} {what}, {Figures.Bytes(files.Sum(file => file.Bytes))}");
    }

    private static void WriteTable(Terminal terminal, TextWriter writer, IReadOnlyList<ArchivedFile> files) =>
        TextTable.Write(
            writer,
            [
                TextColumn.Number("load"), new("table"), new("mode"), new("loaded at (UTC)"), TextColumn.Number("rows"),
                TextColumn.Number("size"), new("archived as"),
            ],
            [.. files.Select(file => (string[])
            [
                $"{file.LoadId}", file.Table, file.Mode, $"{file.LoadedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}",
                Figures.Count(file.Rows), Figures.Bytes(file.Bytes), file.Path,
            ])],
            terminal.Width);
}
