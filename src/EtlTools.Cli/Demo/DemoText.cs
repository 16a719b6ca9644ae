using EtlTools.Cli.Output;
using EtlTools.Transforms;

namespace EtlTools.Cli.Demo;

/// <summary>The demo's summary for people.</summary>
internal static class DemoText
{
    /// <summary>Writes what was done, whether it is right, and what to type next.</summary>
    /// <param name="terminal">The screen.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="result">What the demo did.</param>
    /// <param name="databaseOption">The option that leads to the same database; empty where none is needed.</param>
    public static void Write(Terminal terminal, TextWriter writer, DemoResult result, string databaseOption)
    {
        writer.WriteLine("Two days of a shop, from CSV files to a star schema with history");
        writer.WriteLine($"in {result.Database}");
        writer.WriteLine();
        WriteSteps(terminal, writer, result);
        writer.WriteLine();
        writer.WriteLine("Planted in the files, and found by the warehouse");
        TextTable.Write(
            writer,
            [new("change"), TextColumn.Number("planted"), TextColumn.Number("found")],
            [.. result.Findings.Select(finding => (string[])
            [
                (finding.Matches ? "✓ " : "✗ ") + finding.What,
                Figures.Count(finding.Planted),
                Figures.Count(finding.Found),
            ])],
            terminal.Width);
        writer.WriteLine();
        writer.WriteLine("Quality of the data after day 2");
        QualityText.Write(terminal, writer, result.Day2.Run.Quality!.Scorecard, result.Day2.Run.Quality.Results);
        writer.WriteLine();
        writer.WriteLine($"Report  {result.ReportFile}");
        writer.WriteLine($"Total   {Figures.Duration(result.Duration)}");
        writer.WriteLine($"Next    {Next(result)}{databaseOption}");
    }

    private static void WriteSteps(Terminal terminal, TextWriter writer, DemoResult result)
    {
        TransformResult[] later = [.. result.Day2.Run.Tables];
        List<IReadOnlyList<string>> rows =
        [
            Row(
                "generate the files",
                result.Day1.RowsGenerated,
                result.Day1.GenerateDuration,
                result.Day2.RowsGenerated,
                0,
                0,
                result.Day2.GenerateDuration),
            Row(
                "load them into staging",
                result.Day1.RowsLoaded,
                result.Day1.LoadDuration,
                result.Day2.RowsLoaded,
                0,
                0,
                result.Day2.LoadDuration),
        ];
        foreach (TransformResult table in result.Day1.Run.Tables)
        {
            TransformResult next = later.First(
                candidate => candidate.Table == table.Table && candidate.Kind == table.Kind);
            string name = table.Table[(table.Table.IndexOf('.', StringComparison.Ordinal) + 1)..];
            rows.Add(Row(
                table.Kind == Runs.StepKind.Rollup ? $"totals in {name}" : name, table.Counts.RowsRead, table.Duration,
                next.Counts.RowsRead, next.Counts.RowsInserted,
                next.Counts.RowsUpdated + next.Counts.RowsDeleted, next.Duration));
        }

        rows.Add(
        [
            $"test {result.Day2.Run.Quality!.Results.Count} rules, write the report", "",
            Figures.Duration(result.Day1.TestDuration), "",
            "", "", "", Figures.Duration(result.Day2.TestDuration),
        ]);
        TextTable.Write(
            writer,
            [
                new("step"), TextColumn.Number("rows, day 1"), TextColumn.Number("took"), TextColumn.Number("rate"),
                TextColumn.Number("rows, day 2"), TextColumn.Number("new"), TextColumn.Number("changed"),
                TextColumn.Number("took"),
            ],
            rows,
            terminal.Width);
    }

    private static string[] Row(
        string name, long rows1, TimeSpan took1, long rows2, long inserted, long changed, TimeSpan took2) =>
    [
        name, Figures.Count(rows1), Figures.Duration(took1), Figures.Rate(rows1, took1),
        Figures.Count(rows2), Figures.Sparse(inserted), Figures.Sparse(changed), Figures.Duration(took2),
    ];

    private static string Next(DemoResult result) => result.MovedCustomer is { } customer
        ? $"{CommandName.OfProcess()} query \"select customer_id, city, state, valid_from, valid_to from retail.dim_customer"
            + $" where customer_id = {customer} order by valid_from\""
        : $"{CommandName.OfProcess()} status";
}
