using EtlTools.Staging.Versions;

namespace EtlTools.Cli.Output;

/// <summary>Versions of data as text.</summary>
internal static class VersionText
{
    /// <summary>A line for each version.</summary>
    public static void WriteList(
        Terminal terminal, TextWriter writer, string table, IReadOnlyList<DataVersion> versions)
    {
        if (versions.Count == 0) writer.WriteLine($"Nothing was loaded into {table}.");
        else WriteTable(terminal, writer, versions);
    }

    /// <summary>Two versions, and what differs.</summary>
    public static void Write(Terminal terminal, TextWriter writer, DataVersionComparison comparison)
    {
        WriteTable(terminal, writer, [comparison.Left, comparison.Right]);
        writer.WriteLine(comparison.IsSame switch
        {
            true => "  = Both hold the same rows.",
            false => $"  ≠ The rows differ; the second has {Difference(comparison.RecordDifference)}.",
            _ => "  ? One of them has no checksum.",
        });
        if (comparison.RowsOnlyInLeft is { } left && comparison.RowsOnlyInRight is { } right)
        {
            writer.WriteLine(
                $"  rows only in one: {Figures.Count(left)} in the first, {Figures.Count(right)} in the second");
        }
        if (comparison.AddedColumns.Count > 0)
            writer.WriteLine($"  columns added: {string.Join(", ", comparison.AddedColumns)}");
        if (comparison.RemovedColumns.Count > 0)
            writer.WriteLine($"  columns removed: {string.Join(", ", comparison.RemovedColumns)}");
    }

    private static string Difference(long records) => records switch
    {
        0 => "as many",
        > 0 => $"{Figures.Count(records)} more",
        _ => $"{Figures.Count(-records)} fewer",
    };

    private static void WriteTable(Terminal terminal, TextWriter writer, IReadOnlyList<DataVersion> versions) =>
        TextTable.Write(
            writer,
            [
                TextColumn.Number("load"), new("at (UTC)"), new("status"), TextColumn.Number("records"),
                TextColumn.Number("schema"), new("checksum"), new("source"),
            ],
            [.. versions.Select(version => (string[])
            [
                $"{version.LoadId}", $"{version.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}", $"{version.Status}",
                Figures.Count(version.Records), $"{version.SchemaVersion}", version.Checksum ?? "",
                Path.GetFileName(version.Source),
            ])],
            terminal.Width);
}
