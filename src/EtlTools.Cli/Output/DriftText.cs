using EtlTools.Staging.Drift;

namespace EtlTools.Cli.Output;

/// <summary>Differences between sources and tables as text.</summary>
internal static class DriftText
{
    /// <summary>A line for each difference.</summary>
    public static void Write(Terminal terminal, TextWriter writer, SchemaDriftResult result)
    {
        if (result.Changes.Count > 0) WriteTable(terminal, writer, result.Changes);
        else if (result.Errors.Count == 0)
            writer.WriteLine("✓ Nothing differs; of each file the first thousand records were compared.");
    }

    private static void WriteTable(Terminal terminal, TextWriter writer, IReadOnlyList<SchemaChange> changes) =>
        TextTable.Write(
            writer,
            [new("file"), new("table"), new("kind"), new("column"), new("before"), new("action"), new("after")],
            [.. changes.Select(change => (string[])
            [
                Path.GetFileName(change.Source), change.Table, change.Kind.ToString().ToLowerInvariant(),
                change.Column ?? "", change.Before ?? "", DriftPolicy.Word(change.Action), change.After ?? "",
            ])],
            terminal.Width);
}
