using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Cli.Output;

/// <summary>What an import would do, as text and as a document.</summary>
internal static class ImportPlanText
{
    /// <summary>The plan with its errors in words.</summary>
    public static object Document(ImportPlan plan) => new
    {
        Tables = plan.AllTables.Select(table => new
        {
            Table = table.Table.ToString(),
            table.Mode,
            table.Exists,
            table.AddedColumns,
            Sources = table.Sources.Select(source => new
            {
                source.Name,
                source.Bytes,
                source.EstimatedRows,
                source.Format?.Kind,
                source.Format?.Delimiter,
                source.Format?.TrailingDelimiter,
                Columns = source.Columns.Select(column => column.Name),
                source.Changes,
                Error = source.Error?.Message,
            }),
        }),
        Unmatched = Unmatched(plan),
        plan.PassedOver,
        MaxRejects = plan.MaxRejects.ToString(),
    };

    /// <summary>The files no table takes, with the reason.</summary>
    public static IEnumerable<object> Unmatched(ImportPlan plan) =>
        plan.Unmatched.Select(file => new { file.Path, Error = file.Error.Message, file.Error.NextStep });

    /// <summary>The rejects that cannot be sent in again, with the reason.</summary>
    public static IEnumerable<object> RefusedRejects(ImportPlan plan) =>
        plan.RefusedRejects.Select(reject => new { reject.RejectId, Error = reject.Error.Message, reject.Error.NextStep });

    /// <summary>What stands against the plan.</summary>
    public static IEnumerable<EtlException> Faults(ImportPlan plan) => plan.Tables
        .SelectMany(table => table.Sources).Select(source => source.Error).OfType<EtlException>()
        .Concat(plan.Unmatched.Select(file => file.Error));

    /// <summary>Writes which file would land in which table.</summary>
    public static void Write(Terminal terminal, TextWriter writer, ImportPlan plan)
    {
        writer.WriteLine("Nothing is changed. This would be loaded:");
        TextTable.Write(
            writer,
            [
                new("source"), new("table"), new("mode"), TextColumn.Number("rows, about"), TextColumn.Number("size"),
                TextColumn.Number("columns"), new("the table"),
            ],
            [.. plan.AllTables.SelectMany(table => table.Sources.Select(source => (string[])
            [
                source.Source.ShortName, table.Table.ToString(), table.Mode.ToString().ToLowerInvariant(),
                source.EstimatedRows is { } rows ? Figures.Count(rows) : "",
                source.Bytes is { } bytes ? Figures.Bytes(bytes) : "", Figures.Count(source.Columns.Count), Fate(table),
            ]))],
            terminal.Width);
        foreach (SourceImport source in plan.Tables.SelectMany(table => table.Sources).Where(source => source.Error is not null))
            WriteFault(writer, source.Error!);
        foreach (SourceImport source in plan.Tables.SelectMany(table => table.Sources))
            if (source.Changes.Count > 0)
                writer.WriteLine($"  ! {source.Source.ShortName}: {string.Join("; ", source.Changes)}");
        foreach (TableImport table in plan.AllTables)
            writer.WriteLine($"  {table.Table}: {string.Join(", ", ColumnsOf(table))}");
        WriteLeftOut(writer, plan);
    }

    /// <summary>Writes which files are not loaded, and why.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="told">A fault that is told elsewhere; null when there is none.</param>
    public static void WriteLeftOut(TextWriter writer, ImportPlan plan, EtlException? told = null)
    {
        foreach (string path in plan.PassedOver)
            writer.WriteLine($"  – {Path.GetFileName(path)}: passed over, a newer file is there");
        foreach (EtlException fault in plan.Unmatched.Select(file => file.Error)
            .Concat(plan.RefusedRejects.Select(reject => reject.Error)))
        {
            if (fault != told) WriteFault(writer, fault);
        }
    }

    private static IEnumerable<string> ColumnsOf(TableImport table) =>
        table.Sources.SelectMany(source => source.Columns).Select(column => column.Name).Distinct(StringComparer.Ordinal);

    private static void WriteFault(TextWriter writer, EtlException fault)
    {
        writer.WriteLine($"  ✗ {fault.Message}");
        writer.WriteLine($"    → {fault.NextStep}");
    }

    private static string Fate(TableImport table) =>
        !table.Exists ? "is created"
        : table.AddedColumns.Count > 0 ? $"gains {string.Join(", ", table.AddedColumns)}"
        : "is there";
}
