namespace EtlTools.Cli.Output;

/// <summary>An aligned table of text; wider than the screen, its widest columns are cut.</summary>
internal sealed class TextTable
{
    private const int Gap = 2;
    private const int Narrowest = 8;
    private const int ShortestProse = 12;

    private readonly IReadOnlyList<TextColumn> _columns;
    private readonly int[] _widths;

    /// <summary>Lays the table out.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="sample">The rows that decide the widths; all of them, or the first of many.</param>
    /// <param name="width">The columns of the screen; null cuts nothing.</param>
    public TextTable(IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> sample, int? width)
    {
        _columns = columns;
        _widths = [.. columns.Select(
            (column, i) => sample.Select(row => row[i].Length).Append(column.Name.Length).Max())];
        CutsValues = width is not null;
        if (width is not { } screen) return;
        int room = screen - (Gap * (columns.Count - 1));
        Fit(_widths, room);
        Fits = _widths.Sum() <= room;
    }

    /// <summary>Whether it has room for a little of every column.</summary>
    public bool Fits { get; } = true;

    /// <summary>Whether values longer than their column are cut.</summary>
    public bool CutsValues { get; }

    /// <summary>Writes a whole table, two columns in.</summary>
    public static void Write(
        TextWriter writer, IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, int? width)
    {
        IReadOnlyList<int> shown = ColumnChoice.Of(columns, rows, width - Gap);
        string[][] cells = [.. rows.Select(row => (string[])[.. shown.Select(i => row[i])])];
        TextTable table = new([.. shown.Select(i => columns[i])], cells, width - Gap);
        table.WriteHead(writer, "  ");
        foreach (string[] row in cells) table.WriteRow(writer, row, "  ");
    }

    /// <summary>Writes the headings and a line below them.</summary>
    public void WriteHead(TextWriter writer, string indent = "")
    {
        WriteRow(writer, [.. _columns.Select(column => column.Name)], indent);
        WriteRow(writer, [.. _widths.Select(width => new string('─', width))], indent);
    }

    /// <summary>Writes one row.</summary>
    public void WriteRow(TextWriter writer, IReadOnlyList<string> cells, string indent = "")
    {
        writer.Write(indent);
        for (int i = 0; i < _columns.Count; i++)
        {
            string cell = CutsValues ? CellText.Cut(cells[i], _widths[i]) : cells[i];
            if (i > 0) writer.Write("  ");
            bool isLast = i == _columns.Count - 1;
            writer.Write(_columns[i].IsNumber ? cell.PadLeft(_widths[i]) : isLast ? cell : cell.PadRight(_widths[i]));
        }

        writer.WriteLine();
    }

    // The last column is prose as a rule and gives way first; after it the widest, so that short columns stay whole.
    private static void Fit(int[] widths, int room)
    {
        int excess = widths.Sum() - room;
        if (excess <= 0) return;
        int cut = Math.Clamp(excess, 0, Math.Max(widths[^1] - ShortestProse, 0));
        widths[^1] -= cut;
        for (excess -= cut; excess > 0; excess--)
        {
            int widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest) return;
            widths[widest]--;
        }
    }
}
