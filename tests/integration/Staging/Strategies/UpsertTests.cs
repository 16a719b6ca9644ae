using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

[Collection("postgres")]
public sealed class UpsertTests(PostgresFixture postgres)
{
    [Fact]
    public async Task New_keys_are_added_known_ones_changed_and_equal_ones_left()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await area.LoadAsync(LoadMode.Upsert, "id,v\n1,a\n2,b\n3,c\n");
        LoadResult second = await area.LoadAsync(LoadMode.Upsert, "v,id\na,1\nB,2\nd,4\n");
        Assert.Equal((3, 3, 0, 0, 0, 0), first.Counts());
        Assert.Equal((3, 1, 1, 1, 0, 0), second.Counts());
        Assert.Equal(
            [$"1|a|2|{first.LoadId}", $"2|B|3|{second.LoadId}", $"3|c|4|{first.LoadId}", $"4|d|4|{second.LoadId}"],
            await area.RowsAsync("select id, v, source_line, load_id from staging.t order by id"));
    }

    [Fact]
    public async Task The_last_row_of_a_repeated_key_wins_in_a_new_table_and_in_an_old_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await area.LoadAsync(LoadMode.Upsert, "id,v\n1,a\n1,b\n2,c\n1,d\n");
        LoadResult second = await area.LoadAsync(LoadMode.Upsert, "id,v\n1,x\n1,d\n3,e\n3,f\n");
        Assert.Equal((4, 2, 0, 0, 2, 0), first.Counts());
        Assert.Equal((4, 1, 0, 1, 2, 0), second.Counts());
        Assert.Equal(["1|d", "2|c", "3|f"], await area.RowsAsync("select id, v from staging.t order by id"));
    }

    [Fact]
    public async Task A_record_whose_key_is_null_is_a_reject()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LandingOptions landing = new() { Key = ["id", "part"] };
        LoadResult load = await area.LoadAsync(LoadMode.Upsert, "id,part,v\n1,1,a\n1,,b\n,1,c\n\"\",1,d\n", landing);
        Assert.Equal((4, 2, 0, 0, 0, 2), load.Counts());
        Assert.Equal(LoadStatus.Partial, load.Status);
        Assert.Equal(
            ["3|NullKey|part", "4|NullKey|id"],
            await area.RowsAsync("select source_line, reason, field from etl.reject order by source_line"));
    }

    [Fact]
    public async Task A_column_the_source_lacks_becomes_null_in_the_rows_it_changes()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Upsert, "id,v,w\n1,a,x\n2,b,\n");
        LoadResult load = await area.LoadAsync(LoadMode.Upsert, "id,v\n1,a\n2,b\n");
        Assert.Equal((2, 0, 1, 1, 0, 0), load.Counts());
        Assert.Equal("The source lacks w: null in the rows it wrote.", load.Message);
        Assert.Equal(["1|a|null", "2|b|null"], await area.RowsAsync("select id, v, w from staging.t order by id"));
    }

    [Fact]
    public async Task A_column_the_table_lacks_is_added()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Upsert, "id,v\n1,a\n2,b\n");
        LoadResult load = await area.LoadAsync(LoadMode.Upsert, "id,v,w\n1,a,x\n2,b,\n");
        Assert.Equal((2, 0, 1, 1, 0, 0), load.Counts());
        Assert.Equal(["1|a|x", "2|b|null"], await area.RowsAsync("select id, v, w from staging.t order by id"));
        Assert.Equal("w", await area.ScalarAsync<string>($"select added_columns[1] from etl.load where load_id = {load.LoadId}"));
    }

    [Fact]
    public async Task A_key_that_repeats_in_the_table_is_refused_by_name()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Append, "id,v\n1,a\n1,b\n2,c\n");
        LoadResult load = await area.LoadAsync(LoadMode.Upsert, "id,v\n1,b\n2,d\n");
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingRepeatedKey), (load.Status, load.ErrorId));
        Assert.Contains("repeated are 1.", load.Error, StringComparison.Ordinal);
        Assert.Equal(["1|a", "1|b", "2|c"], await area.RowsAsync("select id, v from staging.t order by id, v"));
    }

    [Fact]
    public async Task A_mode_that_needs_a_key_is_refused_without_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        foreach (LoadMode mode in new[] { LoadMode.InsertOnly, LoadMode.UpdateOnly, LoadMode.Upsert, LoadMode.Incremental })
        {
            EtlException error = await Assert.ThrowsAsync<EtlException>(
                () => area.LoadAsync(mode, "id\n1\n", new LandingOptions()));
            Assert.Equal(ErrorIds.StagingKey, error.Id);
        }
    }

    [Fact]
    public async Task A_source_without_a_column_of_the_key_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await area.LoadAsync(LoadMode.Upsert, "number,v\n1,a\n");
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingKey), (load.Status, load.ErrorId));
        Assert.Contains("id is missing; the source has number, v", load.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_says_the_key()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlModel model = new()
        {
            Name = "test",
            Folder = "/models/test",
            Staging = [new StagingTable
            {
                Table = "t", Files = ["t*.csv"], Mode = LoadMode.Upsert, Key = ["id"], File = "/models/test/staging/t.yml",
            }],
        };
        foreach (string text in new[] { "id,v\n1,a\n", "id,v\n1,b\n" })
            await area.ImportAsync(new ImportOptions { Files = [area.Write("t.csv", text)], Model = model });
        Assert.Equal(["1|b"], await area.RowsAsync("select id, v from staging.t"));
    }

    [Fact]
    public async Task Nothing_is_left_of_the_tables_on_the_way()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.LoadAsync(LoadMode.Upsert, "id,v\n1,a\n");
        await area.LoadAsync(LoadMode.Upsert, "id,v\n1,b\n2,c\n");
        Assert.Equal(["t"], await area.RowsAsync(
            "select relname from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r'"));
    }
}
