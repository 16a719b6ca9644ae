using System.Globalization;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

/// <summary>However a file is cut into loads, the table says the same in the end.</summary>
[Collection("postgres")]
public sealed class SplitTests(PostgresFixture postgres)
{
    private const int Rounds = 6;

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task Any_split_of_a_file_into_loads_gives_the_same_table(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        for (int round = 0; round < Rounds; round++)
        {
            Random random = new((int)mode * Rounds + round);
            string before = "id,v,w\n" + string.Concat(
                Enumerable.Range(0, random.Next(20)).Select(id => $"{id},{Value(random)},{Value(random)}\n"));
            string[] rows = [.. Enumerable.Range(0, random.Next(60)).Select(at => string.Create(
                CultureInfo.InvariantCulture, $"{random.Next(30)},{Value(random)},{Value(random)},{at / 3}\n"))];
            int[] cuts = [0, .. Enumerable.Range(0, random.Next(5)).Select(_ => random.Next(rows.Length + 1)).Order(), rows.Length];
            string[] parts = [.. cuts.Zip(cuts.Skip(1), (from, to) => string.Concat(rows[from..to]))];

            await area.ExecuteAsync("drop table if exists staging.whole, staging.parts");
            foreach (string table in new[] { "whole", "parts" })
                await LoadAsync(area, table, LoadMode.Append, [before]);
            IReadOnlyList<LoadResult> whole = await LoadAsync(area, "whole", mode, [string.Concat(rows)]);
            List<LoadResult> split = [];
            if (mode == LoadMode.Full)
                split.AddRange(await LoadAsync(area, "parts", mode, parts));
            else
                foreach (string part in parts) split.AddRange(await LoadAsync(area, "parts", mode, [part]));

            // Parts without rows are the same bytes, and known.
            Assert.All(whole.Concat(split), load => Assert.True(
                load.Status == LoadStatus.Succeeded || load is { Status: LoadStatus.Skipped, SourceBytes: 10 }));
            Assert.Equal(rows.Length, whole.Single().RowsRead);
            Assert.Equal(rows.Length, split.Sum(load => load.RowsRead));
            Assert.Equal(await ContentsAsync(area, "whole"), await ContentsAsync(area, "parts"));
        }
    }

    private static Task<IReadOnlyList<LoadResult>> LoadAsync(
        StagingArea area, string table, LoadMode mode, IReadOnlyList<string> texts) => area.ImportAsync(new ImportOptions
        {
            Files = [.. texts.Select((text, i) =>
                area.Write($"{i}.csv", text.StartsWith("id", StringComparison.Ordinal) ? text : "id,v,x,at\n" + text))],
            Table = table,
            Mode = mode,
            Landing = new LandingOptions
            {
                Key = ["id"],
                Force = mode != LoadMode.Incremental,
                OnConflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null,
                Watermark = mode == LoadMode.Incremental ? "at" : null,
            },
        });

    private static async Task<IReadOnlyList<string>> ContentsAsync(StagingArea area, string table) =>
        await area.RowsAsync($"""
            select (to_jsonb(t) - 'load_id' - 'load_timestamp' - 'source_file' - 'source_line')::text
            from staging.{table} t order by 1
            """);

    private static string Value(Random random) => random.Next(4) switch { 0 => "", 1 => "\"\"", 2 => "a", _ => "b" };
}
