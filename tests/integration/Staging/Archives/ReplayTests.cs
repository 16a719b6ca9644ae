using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Drift;
using EtlTools.Tests.Integration.Staging.Undo;

namespace EtlTools.Tests.Integration.Staging.Archives;

/// <summary>What is archived makes the table again, row by row.</summary>
[Collection("postgres")]
public sealed class ReplayTests(PostgresFixture postgres)
{
    private const string A = "id,v\n1,10\n2,20\n";
    private const string B = "id,v,w\n2,21,new\n3,30,\n";

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    [InlineData(LoadMode.InsertOnly)]
    [InlineData(LoadMode.UpdateOnly)]
    [InlineData(LoadMode.Upsert)]
    [InlineData(LoadMode.Incremental)]
    public async Task The_table_comes_back_in_every_mode(LoadMode mode)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        string second = area.Write("b.csv", mode == LoadMode.InsertOnly ? "id,v\n3,30\n" : B);
        await area.KeepAsync(mode, second);
        // Below the watermark of the load before.
        await area.KeepAsync(mode, area.Write("c.csv", "id,v\n4,5\n"));
        IReadOnlyList<string> before = await area.ContentsAsync();
        File.Delete(second);
        await area.ExecuteAsync("drop table staging.t");
        IReadOnlyList<LoadResult> loads = await area.ReplayAsync();
        Assert.All(loads, load => Assert.Equal(LoadStatus.Succeeded, load.Status));
        Assert.Equal(before, await area.ContentsAsync());
    }

    [Theory]
    [InlineData("t.csv", "gzip")]
    [InlineData("t.csv.gz", "gzip")]
    [InlineData("t.bz2", "bzip2")]
    [InlineData("t.csv", "utf-16")]
    public async Task Packed_and_recoded_files_come_back(string name, string form)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write(name, PackedText.As(form, A));
        await area.KeepAsync(LoadMode.Full, file);
        await ComesBackAsync(area);
        Assert.Equal([file], await area.RowsAsync("select distinct source_file from etl.load"));
    }

    [Fact]
    public async Task Json_with_rows_inside_its_records_comes_back_into_both_tables()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("posts.json", """{"posts": [{"id": 1, "tags": ["x", "y"]}, {"id": 2, "tags": ["z"]}]}""");
        await area.ImportAsync(new ImportOptions
        {
            Files = [file],
            Table = "t",
            Format = new() { RecordPath = "$.posts", Explode = ["tags"] },
            Landing = new() { Key = ["id"] },
            Archive = area.Archive(),
        });
        const string Tags = "select to_jsonb(t) - 'load_id' - 'load_timestamp' from staging.t_tags t order by row_hash";
        IReadOnlyList<string> tags = await area.RowsAsync(Tags);
        Assert.Equal(3, tags.Count);
        await area.ExecuteAsync("drop table staging.t_tags");
        await ComesBackAsync(area);
        Assert.Equal(tags, await area.RowsAsync(Tags));
    }

    [Fact]
    public async Task Files_that_landed_together_do_so_again_members_of_an_archive_too()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string zip = area.Write("all.zip", PackedText.Zip(
            ("a.csv", Encoding.UTF8.GetBytes(A)), ("sub/b.csv.gz", PackedText.As("gzip", B))));
        await area.KeepAsync(LoadMode.Full, zip, area.Write("c.tsv", "id\tv\n7\t,\n"));
        await ComesBackAsync(area);
        Assert.Equal(["a.csv", "b.csv.gz", "c.tsv"], await area.RowsAsync("select distinct source_file from staging.t order by 1"));
        Assert.Equal(2, await area.ScalarAsync<long>("select count(distinct first_load_id) from etl.load"));
    }

    [Fact]
    public async Task Replay_begins_at_the_last_full_load()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        await area.KeepAsync(LoadMode.Full, area.Write("b.csv", "id,v\n5,50\n"));
        await area.KeepAsync(LoadMode.Append, area.Write("c.csv", "id,v\n6,60\n"));
        IReadOnlyList<string> before = await area.ContentsAsync();
        await area.ExecuteAsync("delete from staging.t where id = '5'");
        IReadOnlyList<LoadResult> loads = await area.ReplayAsync();
        Assert.Equal(["full", "append"], loads.Select(load => load.Mode));
        Assert.Equal(before, await area.ContentsAsync());
    }

    [Fact]
    public async Task The_table_comes_back_as_of_a_moment()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Full, area.Write("a.csv", A));
        IReadOnlyList<string> before = await area.ContentsAsync();
        DateTimeOffset moment = new(
            await area.ScalarAsync<DateTime>("select clock_timestamp()"), TimeSpan.Zero);
        await area.KeepAsync(LoadMode.Upsert, area.Write("b.csv", B));
        await area.KeepAsync(LoadMode.Full, area.Write("c.csv", "id,v\n9,90\n"));
        Assert.Single(await area.ReplayAsync(moment));
        Assert.Equal(before, await area.ContentsAsync());
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ReplayAsync(moment.AddDays(-1)));
        Assert.Equal(ErrorIds.ArchiveNotFound, error.Id);
    }

    [Fact]
    public async Task The_same_bytes_appended_twice_come_back_twice_and_what_was_taken_back_does_not()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions twice = new()
        {
            Files = [area.Write("a.csv", A)],
            Table = "t",
            Mode = LoadMode.Append,
            Landing = new() { Force = true },
            Archive = area.Archive(),
        };
        await area.ImportAsync(twice);
        await area.ImportAsync(twice);
        LoadResult undone = (await area.KeepAsync(LoadMode.Append, area.Write("b.csv", B))).Single();
        await area.UndoAsync(undone.LoadId);
        Assert.Equal(4, (await area.ContentsAsync()).Count);
        await ComesBackAsync(area);
    }

    [Fact]
    public async Task Another_database_can_load_it_and_another_mode_can_be_named()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        await area.KeepAsync(LoadMode.Append, area.Write("b.csv", "id,v\n3,30\n"));
        await using StagingArea other = await StagingArea.CreateAsync(postgres);
        await other.ReplayAsync(folder: area.Archive());
        Assert.Equal(await area.ContentsAsync(), await other.ContentsAsync());
        IReadOnlyList<LoadResult> loads = await other.ReplayAsync(mode: LoadMode.Full, folder: area.Archive());
        Assert.Equal(("full", "b.csv"), (loads.Single().Mode, Path.GetFileName(loads.Single().SourceFile)));
        Assert.Equal(["3"], await other.RowsAsync("select id from staging.t"));
    }

    [Fact]
    public async Task A_load_with_many_rejects_comes_back_too()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string rows = string.Concat(Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? $"{i}\n" : $"{i},x\n"));
        await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.csv", "id,v\n" + rows)],
            Table = "t",
            MaxRejects = RejectLimit.Parse("60%"),
            Archive = area.Archive(),
        });
        await ComesBackAsync(area);
        Assert.Equal(["150|150", "150|150"], await area.RowsAsync("select rows_inserted, rows_rejected from etl.load"));
    }

    [Fact]
    public async Task A_table_that_would_keep_other_rows_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ReplayAsync());
        Assert.Equal(ErrorIds.ArchiveTableInUse, error.Id);
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Theory]
    [InlineData(LoadMode.Full)]
    [InlineData(LoadMode.Append)]
    public async Task A_load_that_is_not_archived_is_not_left_out_silently(LoadMode first)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(first, area.Write("a.csv", A));
        await area.ImportAsync(new ImportOptions { Files = [area.Write("b.csv", B)], Table = "t", Mode = LoadMode.Append });
        await area.KeepAsync(LoadMode.Append, area.Write("c.csv", "id,v\n6,60\n"));
        await area.ExecuteAsync("drop table staging.t");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ReplayAsync());
        Assert.Equal(ErrorIds.ArchiveIncomplete, error.Id);
        Assert.Contains("load 2 of ", error.Message, StringComparison.Ordinal);
        Assert.Contains("b.csv", error.Message, StringComparison.Ordinal);

        DateTime moment = await area.ScalarAsync<DateTime>("select ended_at from etl.load where load_id = 1");
        Assert.Single(await area.ReplayAsync(new DateTimeOffset(moment, TimeSpan.Zero)));
        await area.ExecuteAsync("drop table staging.t");
        IReadOnlyList<LoadResult> forced = await area.ImportAsync(new ImportOptions
        {
            Table = "t",
            Replay = new(area.Archive(), null),
            Landing = new() { Force = true },
        });
        Assert.Equal(["a.csv", "c.csv"], forced.Select(load => Path.GetFileName(load.SourceFile)));
    }

    [Fact]
    public async Task A_table_that_began_anew_does_not_miss_what_came_before()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("old.csv", B));
        await area.ExecuteAsync("drop table staging.t");
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        await ComesBackAsync(area);
    }

    [Fact]
    public async Task What_an_archived_first_load_built_on_is_missed()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("old.csv", B));
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        await area.ExecuteAsync("drop table staging.t");
        Assert.Equal(
            ErrorIds.ArchiveIncomplete, (await Assert.ThrowsAsync<EtlException>(() => area.ReplayAsync())).Id);
    }

    [Fact]
    public async Task The_contract_and_the_drift_policy_of_the_time_hold_again()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string schema = area.Write("row.json", """{"properties": {"v": {"type": "integer", "maximum": 15}}}""");
        await area.KeepAsync(LoadMode.Append, area.Write("first.csv", "id,v\n0,1\n"));
        await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.csv", "id,v,extra\n1,10,x\n2,20,x\n")],
            Table = "t",
            Mode = LoadMode.Append,
            Schema = schema,
            Drift = DriftPolicy.Parse("new=discard_column"),
            Archive = area.Archive(),
        });
        File.Delete(schema);
        await ComesBackAsync(area);
        Assert.Equal(["0|1", "1|10"], await area.RowsAsync("select id, v from staging.t order by id"));
        Assert.DoesNotContain("extra", (await area.ContentsAsync())[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a byte")]
    [InlineData("the end")]
    [InlineData("all of it")]
    [InlineData("other data")]
    public async Task A_damaged_file_is_refused_before_anything_is_loaded(string damage)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        LoadResult second = (await area.KeepAsync(LoadMode.Append, area.Write("b.csv", B))).Single();
        byte[] bytes = await File.ReadAllBytesAsync(second.ArchivePath!);
        File.Delete(second.ArchivePath!);
        if (damage == "a byte") bytes[bytes.Length / 2] ^= 1;
        if (damage == "the end") bytes = bytes[..^5];
        if (damage == "other data") bytes = PackedText.As("gzip", "id,v\n2,21\n");
        if (damage != "all of it") await File.WriteAllBytesAsync(second.ArchivePath!, bytes);
        await area.ExecuteAsync("drop table staging.t");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ReplayAsync());
        Assert.Equal(ErrorIds.ArchiveDamaged, error.Id);
        Assert.Equal(second.ArchivePath, error.Target);
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from etl.load"));
        Assert.False(await area.ScalarAsync<bool>("select to_regclass('staging.t') is not null"));
    }

    [Fact]
    public async Task Metadata_that_cannot_be_read_is_named()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = (await area.KeepAsync(LoadMode.Full, area.Write("a.csv", A))).Single();
        await File.WriteAllTextAsync(load.ArchivePath + ".json", "{}");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ReplayAsync());
        Assert.Equal((ErrorIds.ArchiveMetadata, load.ArchivePath + ".json"), (error.Id, error.Target));
    }

    [Fact]
    public async Task A_load_that_fails_ends_the_replay()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.KeepAsync(LoadMode.Append, area.Write("a.csv", A));
        await area.KeepAsync(LoadMode.Append, area.Write("b.csv", "id,v\n3,30\n"));
        await area.ExecuteAsync("delete from staging.t; alter table staging.t add check (id <> '1')");
        LoadResult failed = Assert.Single(await area.ReplayAsync());
        Assert.Equal((LoadStatus.Failed, "a.csv"), (failed.Status, Path.GetFileName(failed.SourceFile)));
        Assert.Empty(await area.ContentsAsync());
    }

    private static async Task ComesBackAsync(StagingArea area)
    {
        IReadOnlyList<string> before = await area.ContentsAsync();
        Assert.NotEmpty(before);
        await area.ExecuteAsync("drop table staging.t");
        Assert.DoesNotContain(await area.ReplayAsync(), load => load.Status == LoadStatus.Failed);
        Assert.Equal(before, await area.ContentsAsync());
    }
}
