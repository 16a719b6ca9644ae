using System.Diagnostics;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Profiling;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging;

namespace EtlTools.Tests.Integration.Profiling;

[Collection("postgres")]
public sealed class TableProfilerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Nulls_and_empty_texts_are_told_apart()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\nx,\ny,\"\"\nx,z\n"));
        TableProfile profile = await area.ProfileAsync("t");
        Assert.Equal(["a", "b"], profile.Columns.Select(column => column.Column));
        Assert.Equal((3, 0, 0, 2), Counts(profile.Of("a")));
        Assert.Equal((3, 1, 1, 2), Counts(profile.Of("b")));
        Assert.Equal((0, 1, 0.5), (profile.Of("b").LengthMin, profile.Of("b").LengthMax, profile.Of("b").LengthMean));
        Assert.Equal(["x (2)", "y (1)"], profile.Of("a").Frequent.Select(value => value.ToString()));

        static (long, long, long, long) Counts(ColumnProfile column) =>
            (column.Rows, column.Nulls, column.Empties, column.Distinct);
    }

    [Fact]
    public async Task A_table_without_rows_has_columns_without_values()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n"));
        TableProfile profile = await area.ProfileAsync("t", "a");
        ColumnProfile column = Assert.Single(profile.Columns);
        Assert.Equal((0, InferredType.Text, null), (profile.Rows, column.Type, column.TypeShare));
        Assert.Equal((null, null, null, null), (column.Min, column.LengthMin, column.Pattern, column.Mean));
        Assert.Equal((0, 0), (profile.Key!.Distinct, profile.Key.Duplicates));
    }

    [Fact]
    public async Task Columns_of_any_table_are_measured_as_their_text()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("""
            create table public."Odd one" (
                "the id" int, price numeric(8,2), at timestamptz, ok boolean, tags jsonb, raw bytea);
            insert into public."Odd one"
            select i, i / 4.0, '2025-01-01'::timestamptz + i * '1 hour'::interval, i > 5, '{"i": [1]}', '\x00ff'
            from generate_series(1, 20) as i;
            """);
        TableProfile profile = await area.ProfileAsync("public.Odd one", "the id");
        Assert.Equal(
            [InferredType.Integer, InferredType.Decimal, InferredType.Timestamp, InferredType.Boolean,
             InferredType.Json, InferredType.Text],
            profile.Columns.Select(column => column.Type));
        ColumnProfile id = profile.Of("the id");
        Assert.Equal(("1", "20", 10.5), (id.Min, id.Max, id.Mean));
        Assert.Equal(("1", "9"), (id.TextMin, id.TextMax));
        Assert.Equal("2025-01-01 20:00:00+00", profile.Of("at").Max);
        Assert.Equal((null, 20, 0), (profile.LoadId, profile.Key!.Distinct, profile.Key.Duplicates));
    }

    [Fact]
    public async Task The_rows_of_one_load_can_be_measured_alone()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = (await AppendAsync(area, "a\n1\n2\n")).Single();
        LoadResult second = (await AppendAsync(area, "a\n2\n30\n40\n")).Single();
        TableProfile all = await area.ProfileAsync("t", "a");
        TableProfile one =
            await area.ProfileAsync(new ProfileOptions { Table = "t", LoadId = first.LoadId, Key = ["a"] });
        Assert.Equal((5, second.LoadId, false, 1), (all.Rows, all.LoadId, all.IsOneLoad, all.Key!.Duplicates));
        Assert.Equal((2, first.LoadId, true, 0), (one.Rows, one.LoadId, one.IsOneLoad, one.Key!.Duplicates));
        Assert.Equal("2", one.Of("a").Max);
    }

    [Fact]
    public async Task Rows_without_a_whole_key_are_no_duplicates()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n1,\n1,\n1,2\n1,2\nab,c\na,bc\n"));
        KeyProfile key = (await area.ProfileAsync("t", "a", "b")).Key!;
        Assert.Equal((2, 3, 1, 2, true), (key.NullRows, key.Distinct, key.Duplicates, key.RepeatedRows, key.IsExact));
    }

    [Fact]
    public async Task The_model_says_what_the_key_is()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n1\n"));
        EtlModel model = new()
        {
            Name = "m",
            Folder = "/m",
            Staging = [new StagingTable { Table = "t", Files = ["t.csv"], Key = ["a"], File = "/m/staging/t.yml" }],
        };
        KeyProfile? key = (await area.ProfileAsync(new ProfileOptions { Table = "t", Model = model })).Key;
        Assert.Equal((1, 2), (key!.Duplicates, key.RepeatedRows));
        Assert.Null((await area.ProfileAsync("t")).Key);
    }

    [Fact]
    public async Task Values_longer_than_what_is_kept_of_them_are_measured_whole()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("""
            create table public.long as
            select repeat('ä', 300) || i % 3 as a, repeat('x', 3000000) as b from generate_series(1, 9) as i
            """);
        TableProfile profile = await area.ProfileAsync("public.long");
        Assert.Equal((3, 301, 301), (profile.Of("a").Distinct, profile.Of("a").LengthMin, profile.Of("a").LengthMax));
        Assert.All(profile.Of("a").Frequent, value => Assert.Equal((3, true), (value.Count, value.IsCut)));
        Assert.Equal((1, 3_000_000), (profile.Of("b").Distinct, profile.Of("b").LengthMax));
    }

    [Fact]
    public async Task Many_rows_are_measured_in_one_scan_with_errors_as_promised()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("""
            create table public.many as
            select i::text as id, (i % 50000)::text as half, (i % 7)::text as few,
                   case when i % 4 = 0 then 'often' else md5(i::text) end as skewed
            from generate_series(1, 200000) as i
            """);
        ProfileOptions options = new() { Table = "public.many", Key = ["id"] };
        List<EtlProgress> reports = [];
        TableProfile profile = await TableProfiler.RunAsync(
            area.Database, options, 20_000, new ImmediateProgress(reports.Add), CancellationToken.None);
        Assert.Equal(200_000, profile.Rows);
        Assert.InRange(profile.Of("id").Distinct, 194_000, 206_000);
        Assert.InRange(profile.Of("half").Distinct, 48_500, 51_500);
        Assert.Equal((7, true), (profile.Of("few").Distinct, profile.Of("few").IsDistinctExact));
        Assert.Equal((100_000.5, "1", "200000"), (profile.Of("id").Mean, profile.Of("id").Min, profile.Of("id").Max));
        FrequentValue often = profile.Of("skewed").Frequent[0];
        Assert.Equal("often", often.Value);
        Assert.InRange(50_000, often.Count - often.Error, often.Count);
        Assert.Empty(profile.Of("id").Frequent);
        Assert.Equal((false, 0), (profile.Key!.IsExact, profile.Key.Duplicates));
        Assert.InRange(profile.Key.Distinct, 190_000, 210_000);
        Assert.Equal(200_000, reports[^1].Done);
        Assert.True(reports[^1].IsComplete);
    }

    [Fact]
    public async Task Cancelling_stores_nothing_and_leaves_the_database_usable()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("create table public.many as select i::text as id from generate_series(1, 300000) as i");
        using CancellationTokenSource stop = new();
        ImmediateProgress progress = new(_ => stop.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TableProfiler.RunAsync(
            area.Database, new ProfileOptions { Table = "public.many" }, progress, stop.Token));
        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.profile"));
        Assert.Equal(300_000, (await area.ProfileAsync("public.many")).Rows);
    }

    [Fact]
    public async Task Cancelling_does_not_wait_for_a_row_that_takes_long()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("""
            create view public.slow as
            select repeat('x', 1000) || case when i = 2000 then cast(pg_sleep(60) as text) else '' end as a
            from generate_series(1, 3000) as i
            """);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(3));
        Stopwatch watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TableProfiler.RunAsync(
            area.Database, new ProfileOptions { Table = "public.slow" }, null, stop.Token));
        Assert.InRange(watch.Elapsed.TotalSeconds, 2, 45);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        await area.ExecuteAsync("create table public.plain (a int)");
        Assert.Equal(ErrorIds.ProfileUnknownTable, await FailureAsync(new ProfileOptions { Table = "nothing" }));
        Assert.Equal(ErrorIds.ProfileUnknownColumn, await FailureAsync(new ProfileOptions { Table = "t", Key = ["b"] }));
        Assert.Equal(ErrorIds.ProfileUnknownLoad, await FailureAsync(new ProfileOptions { Table = "t", LoadId = 99 }));
        Assert.Equal(
            ErrorIds.ProfileUnknownLoad, await FailureAsync(new ProfileOptions { Table = "public.plain", LoadId = 1 }));
        await area.ImportAsync("t", area.Write("t.csv", "a\n2\n"));
        Assert.Equal(ErrorIds.ProfileUnknownLoad, await FailureAsync(new ProfileOptions { Table = "t", LoadId = 1 }));

        async Task<string> FailureAsync(ProfileOptions options) =>
            (await Assert.ThrowsAsync<EtlException>(() => area.ProfileAsync(options))).Id;
    }

    private static Task<IReadOnlyList<LoadResult>> AppendAsync(StagingArea area, string text) => area.ImportAsync(
        new ImportOptions { Files = [area.Write("t.csv", text)], Table = "t", Mode = LoadMode.Append });
}
