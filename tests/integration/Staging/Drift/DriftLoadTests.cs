using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Integration.Staging.Drift;

[Collection("postgres")]
public sealed class DriftLoadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Numbers_that_grow_in_a_file_are_not_narrower_in_the_same_file_again()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string rows = string.Concat(Enumerable.Range(1, 60_000).Select(i => $"{i},name{i},{(i < 5_000 ? "1" : "1.5")}\n"));
        ImportOptions options = new()
        {
            Files = [area.Write("t.csv", "id,name,price\n" + rows)],
            Table = "t",
            Landing = new() { Force = true },
            Drift = DriftPolicy.Parse("freeze"),
        };
        for (int time = 0; time < 2; time++)
        {
            LoadResult load = (await area.ImportAsync(options)).Single();
            Assert.Equal((LoadStatus.Succeeded, null), (load.Status, load.Error));
        }
    }

    [Fact]
    public async Task The_order_of_columns_makes_no_difference_to_the_hash_of_a_row()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a,b,c\n1,x,2\n,\"\",3\n");
        LoadResult load = await AppendAsync(area, "c,a,b\n2,1,x\n3,,\"\"\n");
        Assert.Equal(DriftKind.Reordered, load.SchemaChanges.Single().Kind);
        Assert.Equal(["2", "2"], await area.RowsAsync("select count(*) from staging.t group by row_hash"));
        Assert.Equal("1", (await area.RowsAsync("select count(distinct content_hash) from etl.load")).Single());
    }

    [Fact]
    public async Task The_order_is_compared_with_the_last_load_that_landed()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a,b\n1,2\n");
        Assert.Single((await AppendAsync(area, "b,a\n2,1\n")).SchemaChanges);
        Assert.Empty((await AppendAsync(area, "b,a\n2,1\n")).SchemaChanges);
        Assert.NotNull((await AppendAsync(area, "a,b\n1,2,3\n")).Error);
        Assert.Empty((await AppendAsync(area, "b,a\n2,1\n")).SchemaChanges);
    }

    [Fact]
    public async Task Files_that_land_together_are_compared_with_the_table_before_them()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        IReadOnlyList<LoadResult> loads = await area.ImportAsync(
            "t", area.Write("t1.csv", "a,b\n1,2\n"), area.Write("t2.csv", "a,b\n3,4\n"), area.Write("t3.csv", "a\n5\n"));
        Assert.Equal(["column b is new", "", ""], loads.Select(load => string.Join("; ", load.SchemaChanges)));
        Assert.Equal(["1|2", "3|4", "5|null"], await area.RowsAsync("select a, b from staging.t order by a"));
    }

    [Fact]
    public async Task A_table_that_changed_after_the_plan_is_compared_as_it_is()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a,b\n1,2\n");
        ImportPlan plan = await area.PlanAsync(Options(area.Write("next.csv", "a,b\n3,4\n")));
        await area.ExecuteAsync("alter table staging.t drop column b");
        await using EtlRun run = await EtlRun.StartAsync(area.Database, "test", null, null, CancellationToken.None);
        List<LoadResult> loads = [];
        await foreach (LoadResult load in StagingImporter.ImportAsync(run, plan, null, CancellationToken.None))
            loads.Add(load);
        Assert.Equal("column b is new", loads.Single().SchemaChanges.Single().ToString());
        Assert.Equal(["1|null", "3|4"], await area.RowsAsync("select a, b from staging.t order by a"));
    }

    [Fact]
    public async Task A_load_that_writes_its_rejects_between_its_rows_still_knows_what_it_brought()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a\n1\n");
        string file = area.Write("t.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,2\nbad\n", 15_000)));
        LoadResult load = (await area.ImportAsync(Options(file) with { MaxRejects = RejectLimit.Parse("50%") })).Single();
        Assert.Equal("column b is new", load.SchemaChanges.Single().ToString());
    }

    [Fact]
    public async Task A_plan_shows_what_differs_and_which_columns_the_table_gains()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a,b\n1,2\n");
        ImportOptions options = Options(area.Write("next.csv", "a,c\n1,x\n"));
        TableImport table = (await area.PlanAsync(options)).Tables.Single();
        Assert.Equal(["column c is new", "column b is missing"], Shown(table));
        Assert.Equal(["c"], table.AddedColumns);
        options = options with { Drift = DriftPolicy.Parse("new=discard_column") };
        Assert.Empty((await area.PlanAsync(options)).Tables.Single().AddedColumns);

        static IEnumerable<string> Shown(TableImport table) =>
            table.Sources.Single().Changes.Select(change => change.ToString());
    }

    [Fact]
    public async Task Loads_are_listed_with_what_they_met()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a,b\n1,2\n");
        LoadResult load = await AppendAsync(area, "a,c\n1,x\n");
        IReadOnlyList<LoadResult> loads = await RunReader.ListLoadsAsync(
            area.Database, null, null, "staging.t", 10, CancellationToken.None);
        Assert.Equal(load.SchemaChanges, loads[0].SchemaChanges);
        Assert.Equal(2, loads[0].SchemaChanges.Count);
        Assert.Empty(loads[1].SchemaChanges);
    }

    [Fact]
    public async Task Rows_from_all_over_a_large_table_tell_its_types()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "a\n1\n");
        await area.ExecuteAsync("""
            insert into staging.t (a, source_file, source_line, load_id, load_timestamp, row_hash)
            select case when n > 100000 then 'x' || n else n::text end, 'f', n, 1, now(), gen_random_uuid()
            from generate_series(1, 200000) as n
            """);
        Assert.Empty((await AppendAsync(area, "a\nlate\n")).SchemaChanges);
    }

    private static async Task<LoadResult> AppendAsync(StagingArea area, string text) =>
        (await area.ImportAsync(Options(area.Write("t.csv", text)))).Single();

    private static ImportOptions Options(string file) => new()
    {
        Files = [file],
        Table = "t",
        Mode = LoadMode.Append,
        MaxRejects = RejectLimit.Parse("0"),
    };
}
