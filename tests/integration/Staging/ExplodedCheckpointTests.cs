using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Sql;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Undo;
using static EtlTools.Tests.Integration.Staging.StoppedLoad;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>Loads that stop at a checkpoint, and the rows inside of their records.</summary>
[Collection("postgres")]
public sealed class ExplodedCheckpointTests(PostgresFixture postgres)
{
    private const int Rows = 40_000;
    private const string Tables = "select tablename from pg_tables where schemaname = 'staging' order by 1";

    // The first says what the file says last of its key, the second as well, but for its array.
    private static readonly string s_before = Record(8)
        + Record(11).Replace("11 2", "other", StringComparison.Ordinal) + Record(13) + Record(15) + Record(0);

    [Theory]
    [InlineData(LoadMode.Full, "t", "e", "f")]
    [InlineData(LoadMode.Append, "t", "e", "f")]
    [InlineData(LoadMode.InsertOnly, "t", "e", "f")]
    [InlineData(LoadMode.UpdateOnly, "t", "e", "f")]
    [InlineData(LoadMode.Upsert, "t", "e", "f")]
    [InlineData(LoadMode.Incremental, "t", "e", "f")]
    [InlineData(LoadMode.InsertOnly, "t")]
    [InlineData(LoadMode.Upsert, "t", "e")]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task A_load_that_broke_goes_on_with_the_rows_inside_of_its_records(
        LoadMode mode, params string[] tables)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(Rows, badEvery: 1_000)), mode);
        await BeginAsync(area, options, tables);
        await StopAsync(area, options);
        Assert.Equal(3, await area.ScalarAsync<long>("select count(*) from etl.checkpoint where rows_read > 0"));
        if (tables.Length > 0 && mode != LoadMode.Append)
            Assert.Equal(5, await area.ScalarAsync<long>("select count(*) from staging.t"));

        LoadResult result = (await area.ImportAsync(options))[0];
        Assert.Equal((LoadStatus.Partial, Rows, 40), (result.Status, result.RowsRead, result.RowsRejected));
        Assert.Equal(await UndisturbedAsync(options, tables), await LoadedState.ReadAsync(area, "t", "t_e", "t_f"));
    }

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task A_load_that_broke_when_its_source_was_read_lands_as_an_undisturbed_one(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(5_000, badEvery: 1_000)), mode);
        await BeginAsync(area, options, "t", "e", "f");
        await using (EtlSession other = await area.Database.OpenSessionAsync(default))
        await using (EtlTransaction transaction = await other.BeginAsync(default))
        {
            await other.ExecuteAsync(SqlText.Of($"lock table staging.t_f in row exclusive mode"), default);
            await StopAsync(area, options, whenComplete: true);
        }

        await area.ImportAsync(options with { CheckpointEvery = null });
        Assert.Equal(
            await UndisturbedAsync(options, "t", "e", "f"), await LoadedState.ReadAsync(area, "t", "t_e", "t_f"));
    }

    [Fact]
    public async Task Several_files_go_on_one_after_the_other()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("1.jsonl", Json(Rows)), LoadMode.Upsert);
        string second = area.Write("2.jsonl", Record(11) + Record(13) + Json(5_000));
        options = options with { Files = [.. options.Files, second] };
        await StopAsync(area, options);
        await area.ImportAsync(options);
        Assert.Equal(await UndisturbedAsync(options), await LoadedState.ReadAsync(area, "t", "t_e", "t_f"));
    }

    [Fact]
    public async Task A_load_that_went_on_can_be_taken_back()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(Rows)), LoadMode.Upsert);
        await BeginAsync(area, options, "t", "e", "f");
        IReadOnlyList<string> before = await ImagesAsync(area);
        await StopAsync(area, options);
        LoadResult records = (await area.ImportAsync(options))[0];
        Assert.NotEqual(before, await ImagesAsync(area));
        await area.UndoAsync(records.LoadId);
        Assert.Equal(before, await ImagesAsync(area));
    }

    [Theory]
    [InlineData(LoadMode.InsertOnly, "t", "e", "f")]
    [InlineData(LoadMode.Upsert, "t")]
    [InlineData(LoadMode.Upsert)]
    public async Task What_a_stopped_load_had_written_can_be_taken_back(LoadMode mode, params string[] tables)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(Rows)), mode);
        await BeginAsync(area, options, tables);
        IReadOnlyList<string> before = await ImagesAsync(area);
        await StopAsync(area, options);
        long stopped = await area.ScalarAsync<long>("select max(load_id) from etl.load where parent_load_id is null");
        await area.UndoAsync(stopped);
        Assert.Equal(before, await ImagesAsync(area));
        Assert.Equal(
            ["Undone|0|0", "Undone|0|0", "Undone|0|0"],
            await area.RowsAsync($"""
                select status, rows_inserted, (select count(*) from etl.checkpoint)
                from etl.load where {stopped} in (load_id, parent_load_id)
                """));
    }

    [Theory]
    [InlineData(true, LoadMode.Upsert)]
    [InlineData(false, LoadMode.Append)]
    [InlineData(false, LoadMode.Full)]
    public async Task Whoever_loads_the_source_otherwise_drops_what_a_keyed_load_had_written(
        bool isForced, LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(Rows)), LoadMode.Upsert);
        await StopAsync(area, options);
        Assert.Equal(["etl_load_1", "etl_load_2", "etl_load_3"], await area.RowsAsync(Tables));
        LoadResult result = (await area.ImportAsync(
            options with { Mode = mode, Landing = options.Landing with { Force = isForced } }))[0];
        Assert.Equal((LoadStatus.Succeeded, Rows, 4), (result.Status, result.RowsRead, result.LoadId));
        Assert.Equal(["t", "t_e", "t_f"], await area.RowsAsync(Tables));
        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.checkpoint"));
    }

    [Fact]
    public async Task A_keyed_load_that_cannot_land_leaves_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(5_000)), LoadMode.InsertOnly);
        await BeginAsync(area, options, "t");
        IReadOnlyList<string> before = await ImagesAsync(area);
        LoadResult result = (await area.ImportAsync(
            options with { Landing = options.Landing with { OnConflict = KeyConflict.Fail } }))[0];
        Assert.Equal(
            (LoadStatus.Failed, ErrorIds.StagingKeyExists, 0), (result.Status, result.ErrorId, result.RowsRead));
        Assert.Equal(before, await ImagesAsync(area));
        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.checkpoint"));
    }

    [Fact]
    public async Task A_load_whose_tables_another_one_created_meanwhile_changes_what_is_there_then()
    {
        const string more = """{"a":6,"b":"else","d":"new","e":[{"v":"else","x":1}],"f":[1]}""";
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = Exploded(area.Write("t.jsonl", Json(Rows)), LoadMode.Upsert);
        ImportOptions other = options with { Files = [area.Write("other.jsonl", more)] };
        await StopAsync(area, options);
        await area.ImportAsync(other);
        LoadResult result = (await area.ImportAsync(options))[0];
        Assert.Equal((1, 1), (result.LoadId, result.RowsUpdated));

        await using StagingArea undisturbed = await StagingArea.CreateAsync(postgres);
        await undisturbed.ImportAsync(other);
        await undisturbed.ImportAsync(options with { CheckpointEvery = null });
        Assert.Equal(await ContentAsync(undisturbed), await ContentAsync(area));
    }

    private static ImportOptions Exploded(string file, LoadMode mode) =>
        Options(file, mode) with { Format = new SourceFormat { Explode = ["e", "f"] } };

    // Rows of arrays that are not to be there before are left as text.
    private static async Task BeginAsync(StagingArea area, ImportOptions options, params string[] tables)
    {
        if (tables.Length == 0) return;
        await area.ImportAsync(options with
        {
            Files = [area.Write("before.jsonl", s_before)],
            Mode = LoadMode.Full,
            CheckpointEvery = null,
            Landing = new LandingOptions { Key = options.Landing.Key },
            Format = new SourceFormat { Explode = tables[1..] },
        });
    }

    private async Task<IReadOnlyList<string>> UndisturbedAsync(ImportOptions options, params string[] tables)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await BeginAsync(area, options, tables);
        await area.ImportAsync(options with { CheckpointEvery = null });
        return await LoadedState.ReadAsync(area, "t", "t_e", "t_f");
    }

    private static async Task<IReadOnlyList<string>> ImagesAsync(StagingArea area) =>
    [
        .. await area.ImageAsync(), .. await area.ImageAsync("t_e"), .. await area.ImageAsync("t_f"),
        .. await area.RowsAsync(Tables),
    ];

    private static async Task<IReadOnlyList<string>> ContentAsync(StagingArea area)
    {
        List<string> content = [];
        foreach (string table in new[] { "t", "t_e", "t_f" })
        {
            content.AddRange(await area.RowsAsync($"""
                select md5(string_agg(row::text, ',' order by row::text))
                from (select to_jsonb(t) - 'load_id' - 'load_timestamp' as row from staging.{table} t) as r
                """));
        }

        return content;
    }
}
