using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Integration.Staging.Drift;

[Collection("postgres")]
public sealed class LateColumnTests(PostgresFixture postgres)
{
    private static readonly GrowingSource s_source = new("a=1 b=2", "a=3", "a=4 c=5", "c=6 d=7 a=8");

    [Fact]
    public async Task Columns_of_a_table_that_is_being_created_are_no_difference()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await LoadAsync(area, "freeze");
        Assert.Null(load.Error);
        Assert.Empty(load.SchemaChanges);
        Assert.Equal(
            ["1|2|null|null", "3|null|null|null", "4|null|5|null", "8|null|6|7"],
            await area.RowsAsync("select a, b, c, d from staging.t order by a"));
        Assert.Equal("a,b,c,d", await area.ScalarAsync<string>("select array_to_string(columns, ',') from etl.load"));
    }

    [Theory]
    [InlineData("new=evolve", "1 3 4 8", "c d")]
    [InlineData("new=discard_column", "1 3 4 8", "")]
    [InlineData("new=discard_row", "1 3", "")]
    public async Task Columns_that_appear_late_are_met_as_the_policy_says(string policy, string rows, string gained)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n0,0\n"));
        LoadResult load = await LoadAsync(area, policy);
        Assert.Null(load.Error);
        Assert.Equal(["c", "d"], load.SchemaChanges.Select(change => change.Column));
        Assert.Equal(
            rows.Split(' '), await area.RowsAsync($"select a from staging.t where load_id = {load.LoadId} order by a"));
        Assert.Equal(
            gained.Split(' ', StringSplitOptions.RemoveEmptyEntries), await area.RowsAsync("""
                select attname from pg_attribute
                where attrelid = 'staging.t'::regclass and attname in ('c', 'd') order by attname
                """));
    }

    [Fact]
    public async Task Freeze_refuses_the_source_when_it_brings_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n0,0\n"));
        LoadResult load = await LoadAsync(area, "new=freeze");
        Assert.Equal(ErrorIds.StagingDrift, load.ErrorId);
        Assert.Equal("/data/growing is not what staging.t expects: column c is new.", load.Error);
        Assert.Equal("1", (await area.RowsAsync("select count(*) from staging.t")).Single());
    }

    private static async Task<LoadResult> LoadAsync(StagingArea area, string policy) =>
        (await area.ImportAsync(new ImportOptions
        {
            Sources = [s_source],
            Table = "t",
            Mode = LoadMode.Append,
            MaxRejects = RejectLimit.Parse("100%"),
            Drift = DriftPolicy.Parse(policy),
        })).Single();
}
