using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>What all rows of a load have in common: file, load and moment.</summary>
[Collection("postgres")]
public sealed class OriginTests(PostgresFixture postgres)
{
    private const string Defaults = "select count(*) from pg_attrdef where adrelid = 'staging.t'::regclass";

    [Theory]
    [InlineData(LoadMode.Full, null)]
    [InlineData(LoadMode.Full, 2L)]
    [InlineData(LoadMode.Append, null)]
    [InlineData(LoadMode.Append, 2L)]
    [InlineData(LoadMode.Upsert, null)]
    [InlineData(LoadMode.Upsert, 2L)]
    public async Task Every_row_says_its_own_file_and_load(LoadMode mode, long? checkpointEvery)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        for (int time = 1; time <= 2; time++)
        {
            ImportOptions options = new()
            {
                Files = [area.Write("it's 1.csv", $"a,b\n1,{time}\n2,{time}\n3,{time}\n"), area.Write("2.csv", $"a,b\n4,{time}\n")],
                Table = "t",
                Mode = mode,
                CheckpointEvery = checkpointEvery,
                Landing = new() { Key = mode == LoadMode.Upsert ? ["a"] : [] },
            };
            IReadOnlyList<LoadResult> results = await area.ImportAsync(options);
            Assert.Equal(
                [$"2.csv|{results[1].LoadId}|1", $"it's 1.csv|{results[0].LoadId}|3"],
                await area.RowsAsync($"""
                    select t.source_file, load_id, count(*) from staging.t join etl.load using (load_id)
                    where load_timestamp = started_at and b = '{time}' group by 1, 2 order by 1
                    """));
            Assert.Equal(0, await area.ScalarAsync<long>(Defaults));
        }
    }

    /// <summary>PostgreSQL keeps the default of a column that was added later once, in the catalog.</summary>
    [Theory]
    [InlineData(LoadMode.Full, 1)]
    [InlineData(LoadMode.Full, 3)]
    [InlineData(LoadMode.Append, 1)]
    [InlineData(LoadMode.Upsert, 1)]
    public async Task Rows_of_a_table_that_is_new_do_not_carry_it(LoadMode mode, int loads)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        for (int time = 1; time <= loads; time++)
        {
            await area.ImportAsync(new ImportOptions
            {
                Files = [area.Write("t.csv", $"a,b\n1,{time}\n2,{time}\n")],
                Table = "t",
                Mode = mode,
                Landing = new() { Key = mode == LoadMode.Upsert ? ["a"] : [] },
            });
        }

        Assert.Equal(
            ["a|False", "b|False", "source_line|False", "row_hash|False", "source_file|True", "load_id|True", "load_timestamp|True"],
            await area.RowsAsync("""
                select attname, atthasmissing from pg_attribute
                where attrelid = 'staging.t'::regclass and attnum > 0 order by attnum
                """));
        Assert.Equal(
            [$"t.csv|{loads}", $"t.csv|{loads}"], await area.RowsAsync("select source_file, load_id from staging.t order by a"));
    }

    [Fact]
    public async Task A_table_that_others_can_see_has_no_defaults_while_its_first_load_goes_on()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string rows = string.Concat(Enumerable.Range(1, 40_000).Select(i => $"{i}\n"));
        ImportOptions options = new() { Files = [area.Write("t.csv", $"a\n{rows}")], Table = "t", CheckpointEvery = 2_000 };
        Task load = area.ImportAsync(options);
        while (await area.ScalarAsync<bool>("select to_regclass('staging.t') is null")) { }
        Assert.Equal(0, await area.ScalarAsync<long>(Defaults));
        await load;
    }
}
