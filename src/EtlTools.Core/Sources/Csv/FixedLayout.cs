using EtlTools.Diagnostics;

namespace EtlTools.Sources.Csv;

/// <summary>Where columns stand on a line, in CsvHelper's terms: widths without gaps, the last one up to the end.</summary>
/// <param name="Widths">The widths of columns, of the gaps between them, and of what follows the last one.</param>
/// <param name="Fields">The place of each column among <paramref name="Widths"/>.</param>
/// <param name="Names">The names of the columns.</param>
internal sealed record FixedLayout(int[] Widths, int[] Fields, string[] Names)
{
    /// <summary>The last character of the last column, from 1.</summary>
    public int End => Widths[..^1].Sum();

    /// <summary>The layout of a format's columns.</summary>
    /// <exception cref="EtlException">There are none, or they overlap.</exception>
    public static FixedLayout Of(SourceFormat format)
    {
        FixedColumn[] columns = [.. (format.Columns ?? []).OrderBy(column => column.Start)];
        if (columns.Length == 0) throw Refused("lines of fixed width need columns");
        List<int> widths = [];
        int[] fields = new int[columns.Length];
        int end = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            FixedColumn column = columns[i];
            if (column.Start < 1 || column.Width < 1 || column.Start - 1 > int.MaxValue / 2 || column.Width > int.MaxValue / 2)
                throw Refused($"column {column.Name} starts at {column.Start} and takes {column.Width} characters");
            if (column.Start - 1 < end) throw Refused($"column {column.Name} starts within {columns[i - 1].Name}");
            if (column.Start - 1 > end) widths.Add(column.Start - 1 - end);
            fields[i] = widths.Count;
            widths.Add(column.Width);
            end = column.Start - 1 + column.Width;
        }

        widths.Add(int.MaxValue - end);
        return new([.. widths], fields, [.. columns.Select(column => column.Name)]);
    }

    private static EtlException Refused(string why) => new(
        ErrorIds.StagingFormat,
        $"The format cannot be: {why}.",
        "Give each column a name, its first character, counted from 1, and its width.");
}
