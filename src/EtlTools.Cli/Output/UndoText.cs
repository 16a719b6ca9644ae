using EtlTools.Staging.Undo;

namespace EtlTools.Cli.Output;

/// <summary>Loads that were taken back, as text.</summary>
internal static class UndoText
{
    /// <summary>A line for each load.</summary>
    public static void Write(Terminal terminal, TextWriter writer, IReadOnlyList<UndonePart> parts)
    {
        if (parts.Any(part => part.IsPreview)) writer.WriteLine("Nothing is changed. This would be taken back:");
        TextTable.Write(
            writer,
            [
                TextColumn.Number("load"), new("table"), new("mode"), TextColumn.Number("removed"),
                TextColumn.Number("restored"), new("file"),
            ],
            [.. parts.Select(part => (string[])
            [
                string.Join(", ", part.LoadIds), part.Table, part.Mode.ToString(), Figures.Count(part.RowsRemoved),
                Figures.Count(part.RowsRestored), string.Join(", ", part.SourceFiles.Select(Path.GetFileName)),
            ])],
            terminal.Width);
        foreach (UndonePart part in parts.Where(part => part.ColumnsDropped.Count > 0))
            writer.WriteLine($"  – columns that go unless others use them: {string.Join(", ", part.ColumnsDropped)}");
        if (parts.Any(part => part.TableDropped)) writer.WriteLine("  – the table is gone: no load is left in it");
    }
}
