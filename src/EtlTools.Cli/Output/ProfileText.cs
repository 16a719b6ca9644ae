using System.Globalization;
using EtlTools.Profiling;
using EtlTools.Profiling.Comparing;

namespace EtlTools.Cli.Output;

/// <summary>What a table holds, as text.</summary>
internal static class ProfileText
{
    /// <summary>The table and its key, then a line for each column.</summary>
    public static void Write(Terminal terminal, TextWriter writer, TableProfile profile)
    {
        writer.WriteLine($"{Title(profile)}, measured in {Figures.Duration(profile.Duration)}");
        if (profile.Key is { } key) writer.WriteLine(Describe(key));
        TextTable.Write(
            writer,
            [
                new("column"), new("type"), TextColumn.Number("fits"), TextColumn.RareNumber("nulls"),
                TextColumn.RareNumber("empty"), TextColumn.Number("distinct"), new("least"), new("greatest"),
                TextColumn.Remark("mean"), new("length"), TextColumn.Remark("pattern"), TextColumn.Remark("frequent"),
            ],
            [.. profile.Columns.Select(Cells)],
            terminal.Width);
    }

    /// <summary>A line for everything that differs.</summary>
    public static void Write(Terminal terminal, TextWriter writer, ProfileComparison comparison)
    {
        writer.WriteLine($"before  {Title(comparison.Before)}");
        writer.WriteLine($"after   {Title(comparison.After)}");
        if (comparison.Changes.Count == 0)
        {
            writer.WriteLine("Nothing differs.");
            return;
        }

        TextTable.Write(
            writer,
            [new("column"), new("aspect"), new("before"), new("after")],
            [.. comparison.Changes.Select(change => (string[])
            [
                change.Column ?? "", change.Aspect.ToString(), CellText.Of(change.Before), CellText.Of(change.After),
            ])],
            terminal.Width);
    }

    private static string Title(TableProfile profile)
    {
        string load = profile.LoadId is not { } id ? ""
            : profile.IsOneLoad ? string.Create(CultureInfo.InvariantCulture, $" of load {id}")
            : string.Create(CultureInfo.InvariantCulture, $", last load {id}");
        return $"{profile.Table}: {Figures.Count(profile.Rows)} rows{load}";
    }

    private static string Describe(KeyProfile key)
    {
        string nulls = key.NullRows == 0 ? "" : $", {Figures.Count(key.NullRows)} rows without a whole key";
        string about = key.IsExact ? "" : "about ";
        string repeats = key.Duplicates == 0
            ? "no duplicates"
            : $"{about}{Figures.Count(key.Duplicates)} duplicates, {Figures.Count(key.RepeatedRows)} rows share one";
        return $"key {string.Join(", ", key.Columns)}: {repeats}{nulls}";
    }

    private static string[] Cells(ColumnProfile column) =>
    [
        column.Column,
        column.Type.ToString().ToLowerInvariant(),
        column.TypeShare is { } fits ? Share(fits) : "",
        Figures.Sparse(column.Nulls),
        Figures.Sparse(column.Empties),
        (column.IsDistinctExact ? "" : "~") + Figures.Count(column.Distinct),
        column.Min is null ? "" : CellText.Of(column.Min),
        column.Max is null ? "" : CellText.Of(column.Max),
        column.Mean is { } mean ? mean.ToString("0.####", CultureInfo.InvariantCulture) : "",
        column.LengthMin == column.LengthMax ? $"{column.LengthMax}" : $"{column.LengthMin}-{column.LengthMax}",
        column.Pattern is null ? "" : $"{CellText.Of(column.Pattern)} {Share(column.PatternShare!.Value)}",
        column.Frequent.Count == 0 ? "" : CellText.Of(column.Frequent[0].ToString()),
    ];

    // Cut and not rounded, so that only the whole reads 100.
    private static string Share(double share) =>
        (Math.Floor(share * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
