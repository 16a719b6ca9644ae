using System.Globalization;

namespace EtlTools.Cli.Output;

/// <summary>Writes rows as a table as they arrive: the first thousand decide the widths, the rest follow.</summary>
/// <remarks>With more columns than the screen has room for, each row becomes a list of its values.</remarks>
internal sealed class QueryTable(Terminal terminal)
{
    private const int SampleRows = 1_000;

    private readonly List<IReadOnlyList<string>> _sample = [];
    private IReadOnlyList<TextColumn>? _columns;
    private TextTable? _table;

    /// <summary>Writes all rows and how many there were.</summary>
    public async Task WriteAsync(
        IAsyncEnumerable<IReadOnlyDictionary<string, object?>> rows, CancellationToken cancellationToken)
    {
        long count = 0;
        await foreach (IReadOnlyDictionary<string, object?> row in rows.WithCancellation(cancellationToken))
        {
            count++;
            Add(row);
        }

        if (_table is null) WriteSample();
        terminal.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"({count:N0} {(count == 1 ? "row" : "rows")})"));
    }

    private void Add(IReadOnlyDictionary<string, object?> row)
    {
        IReadOnlyList<string> cells = [.. row.Values.Select(CellText.Of)];
        if (_table is not null)
        {
            WriteRow(cells);
            return;
        }

        _columns = Merge(_columns, row);
        _sample.Add(cells);
        if (_sample.Count == SampleRows) WriteSample();
    }

    private void WriteSample()
    {
        if (_columns is null) return;
        _table = new TextTable(_columns, _sample, terminal.Width);
        if (_table.Fits) _table.WriteHead(terminal.Out);
        foreach (IReadOnlyList<string> cells in _sample) WriteRow(cells);
        _sample.Clear();
    }

    private void WriteRow(IReadOnlyList<string> cells)
    {
        if (_table!.Fits) _table.WriteRow(terminal.Out, cells);
        else WriteList(cells);
    }

    private void WriteList(IReadOnlyList<string> cells)
    {
        int longest = _columns!.Max(column => column.Name.Length);
        for (int i = 0; i < cells.Count; i++)
            terminal.Out.WriteLine(
                CellText.Cut($"{_columns![i].Name.PadRight(longest)}  {cells[i]}", terminal.Width ?? int.MaxValue));
        terminal.Out.WriteLine();
    }

    // A null tells nothing about its column; the first value does.
    private static IReadOnlyList<TextColumn> Merge(
        IReadOnlyList<TextColumn>? columns, IReadOnlyDictionary<string, object?> row) =>
        [.. row.Select((cell, i) => columns?[i] is { IsNumber: true } known
            ? known
            : new TextColumn(CellText.Of(cell.Key), CellText.IsNumber(cell.Value)))];
}
