namespace EtlTools.Cli.Output;

/// <summary>Decides which columns of a table are shown.</summary>
internal static class ColumnChoice
{
    private const int Gap = 2;
    private const int ShortestRemark = 16;

    /// <summary>The positions of the columns that are shown.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="width">The columns of the screen; null has room for all.</param>
    public static IReadOnlyList<int> Of(
        IReadOnlyList<TextColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, int? width)
    {
        int[] used = [.. Enumerable.Range(0, columns.Count)
            .Where(i => !columns[i].OnlyWhenUsed || rows.Any(row => !Figures.IsNothing(row[i])))];
        int needed = used.Where(i => !columns[i].OnlyWithRoom).Sum(i => Longest(i) + Gap);
        return width - needed < ShortestRemark ? [.. used.Where(i => !columns[i].OnlyWithRoom)] : used;

        int Longest(int i) => rows.Select(row => row[i].Length).Append(columns[i].Name.Length).Max();
    }
}
