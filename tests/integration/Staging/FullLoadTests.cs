using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class FullLoadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_first_load_creates_the_table_with_its_audit_columns()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("people.csv", "Id,Full Name\n1,\"Ann\nLee\"\n2,\n3,\"\"\n");
        LoadResult result = (await area.ImportAsync("people", file)).Single();
        Assert.Equal((LoadStatus.Succeeded, 3, 3, 0), (result.Status, result.RowsRead, result.RowsInserted, result.RowsRejected));
        Assert.Equal(
            ["1|Ann\nLee|people.csv|2", "2|null|people.csv|4", "3||people.csv|5"],
            await area.RowsAsync("select id, full_name, source_file, source_line from staging.people order by id"));
        Assert.Equal(
            ["id text", "full_name text", "source_line bigint", "row_hash uuid", "source_file text", "load_id bigint",
             "load_timestamp timestamp with time zone"],
            await area.RowsAsync("""
                select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = 'staging.people'::regclass and attnum > 0 order by attnum
                """));
        Assert.True(await area.ScalarAsync<bool>($"""
            select bool_and(p.load_id = {result.LoadId} and p.load_timestamp = l.started_at)
            from staging.people p join etl.load l using (load_id)
            """));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_named_fields_with_their_lengths_in_the_order_of_names()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("pairs.csv", "b,a\nc,ab\nbc,a\n,a\n\"\",a\n");
        await area.ImportAsync("pairs", file);
        Assert.True(await area.ScalarAsync<bool>("""
            select bool_and(row_hash = md5(
                int4send(1) || 'a'::bytea || int4send(octet_length(a)) || convert_to(a, 'UTF8')
                || coalesce(int4send(1) || 'b'::bytea || int4send(octet_length(b)) || convert_to(b, 'UTF8'), ''))::uuid)
            from staging.pairs
            """));
        Assert.Equal(4, await area.ScalarAsync<long>("select count(distinct row_hash) from staging.pairs"));
    }

    [Fact]
    public async Task A_full_load_replaces_the_rows()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n2\n"));
        await area.ImportAsync("t", area.Write("t.csv", "a\n3\n"));
        Assert.Equal(["3"], await area.RowsAsync("select a from staging.t"));
        Assert.Equal("t", await area.ScalarAsync<string>(
            "select string_agg(relname, ',') from pg_class where relnamespace = 'staging'::regnamespace and relkind = 'r'"));
    }

    [Fact]
    public async Task A_file_without_a_good_row_does_not_empty_the_table()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n1,2\n"));
        string bad = area.Write("t.csv", "a,b\n1\n2\n");
        LoadResult load = (await area.ImportAsync("t", bad)).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingTooManyRejects), (load.Status, load.ErrorId));
        Assert.Contains("2 of 2 rows read were refused; nothing would be left of the table.", load.Error, StringComparison.Ordinal);
        Assert.Equal(["1|2"], await area.RowsAsync("select a, b from staging.t"));
        await area.ImportAsync(new ImportOptions { Files = [bad], Table = "t", MaxRejects = RejectLimit.Parse("100%") });
        Assert.Empty(await area.RowsAsync("select a from staging.t"));
    }

    [Fact]
    public async Task A_header_that_may_be_a_record_is_pointed_out()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = (await area.ImportAsync("t", area.Write("t.csv", "Ann,10.50\nBob,20.00\n"))).Single();
        Assert.StartsWith("Line 1 was taken for the header, though '10.50' is a number", load.Message, StringComparison.Ordinal);
        load = (await area.ImportAsync("u", area.Write("u.csv", "name,price\nBob,20.00\n"))).Single();
        Assert.Null(load.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData(".t")]
    [InlineData("t234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_name_no_table_can_have_is_refused(string table)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a\n1\n");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ImportAsync(table, file));
        Assert.Equal(ErrorIds.StagingTableName, error.Id);
    }

    [Fact]
    public async Task Options_that_do_nothing_in_a_mode_are_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        ImportOptions options = new() { Files = [area.Write("t.csv", "a\n1\n")], Table = "t" };
        foreach (LandingOptions idle in (LandingOptions[])[new() { Watermark = "a" }, new() { OnConflict = KeyConflict.Skip }])
        {
            EtlException error = await Assert.ThrowsAsync<EtlException>(
                () => area.ImportAsync(options with { Landing = idle }));
            Assert.Equal(ErrorIds.StagingOptions, error.Id);
        }
    }

    [Fact]
    public async Task More_columns_than_a_table_has_room_for_are_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string header = string.Join(',', Enumerable.Range(1, 1_596).Select(i => $"c{i}"));
        LoadResult load = (await area.ImportAsync("t", area.Write("t.csv", header + "\n"))).Single();
        Assert.Equal(ErrorIds.StagingWide, load.ErrorId);
        Assert.Contains("the records have 1,596 columns; a table has room for 1,595", load.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_pipe_is_read_once()
    {
        if (OperatingSystem.IsWindows()) return;
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string pipe = Path.Combine(area.Folder, "pipe");
        await System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExitAsync();
        Task<IReadOnlyList<LoadResult>> load = Task.Run(() => area.ImportAsync("t", pipe));
        await File.AppendAllTextAsync(pipe, "a\n1\n2\n");
        Assert.Equal(2, (await load.WaitAsync(TimeSpan.FromSeconds(60))).Single().RowsInserted);
    }

    [Fact]
    public async Task Several_files_replace_the_rows_together()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<LoadResult> results = await area.ImportAsync(
            "t", area.Write("t1.csv", "a\n1\n2\n"), area.Write("t2.csv", "b,a\nx,3\n"));
        Assert.Equal([2, 1], results.Select(result => result.RowsInserted));
        Assert.Equal(
            ["1|null|t1.csv", "2|null|t1.csv", "3|x|t2.csv"],
            await area.RowsAsync("select a, b, source_file from staging.t order by a"));
    }

    [Fact]
    public async Task Columns_are_matched_by_name_and_new_ones_added()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n1,2\n"));
        await area.ImportAsync("t", area.Write("t.csv", "c,B\n3,4\n"));
        Assert.Equal(["null|4|3"], await area.RowsAsync("select a, b, c from staging.t"));
    }

    [Fact]
    public async Task What_hangs_on_the_table_survives_a_full_load()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        await area.ExecuteAsync("""
            create view staging.v as select a from staging.t;
            create index t_a on staging.t (a);
            grant select on staging.t to public;
            """);
        await area.ImportAsync("t", area.Write("t.csv", "a\n2\n"));
        Assert.Equal(["2"], await area.RowsAsync("select a from staging.v"));
        Assert.Equal(1, await area.ScalarAsync<long>("select count(*) from pg_indexes where indexname = 't_a'"));
        Assert.True(await area.ScalarAsync<bool>("select has_table_privilege('public', 'staging.t', 'select')"));
    }

    [Fact]
    public async Task Comments_survive_a_full_load()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        await area.ExecuteAsync("comment on column staging.t.a is 'first'");
        await area.ImportAsync("t", area.Write("t.csv", "a\n2\n"));
        Assert.Equal("first", await area.ScalarAsync<string>("select col_description('staging.t'::regclass, 1)"));
    }

    [Fact]
    public async Task A_failure_leaves_the_old_rows_and_fails_every_file_of_the_table()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        IReadOnlyList<LoadResult> results = await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t1.csv", "a\n2\n"), area.Write("t2.csv", "a\n3,3\n")],
            Table = "t",
            MaxRejects = RejectLimit.Parse("0"),
        });
        Assert.Equal([LoadStatus.Failed, LoadStatus.Failed], results.Select(result => result.Status));
        Assert.Equal([ErrorIds.StagingRolledBack, ErrorIds.StagingTooManyRejects], results.Select(result => result.ErrorId));
        Assert.Equal(["1"], await area.RowsAsync("select a from staging.t"));
        Assert.Equal(
            ["Failed|0|Etl.Staging.RolledBack", "Failed|0|Etl.Staging.TooManyRejects"],
            await area.RowsAsync("select status, rows_read, error_id from etl.load order by load_id offset 1"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails_its_table_and_no_other()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string missing = Path.Combine(area.Folder, "missing.csv");
        EtlModel model = Model(("gone", "missing.csv"), ("there", "there.csv"));
        IReadOnlyList<LoadResult> results = await area.ImportAsync(
            new ImportOptions { Files = [missing, area.Write("there.csv", "a\n1\n")], Model = model });
        Assert.Equal([ErrorIds.StagingFile, null], results.Select(result => result.ErrorId));
        Assert.Equal(["1"], await area.RowsAsync("select a from staging.there"));
    }

    [Fact]
    public async Task A_table_that_is_no_staging_table_is_left_alone()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("create table public.t (a int)");
        string file = area.Write("t.csv", "a\n1\n");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ImportAsync("public.t", file));
        Assert.Equal(ErrorIds.StagingTableShape, error.Id);
    }

    [Fact]
    public async Task The_digest_in_the_catalog_is_that_of_the_file()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("a\n1\n"u8)),
            await area.ScalarAsync<string>("select source_sha256 from etl.load"));
    }

    [Fact]
    public async Task A_file_with_a_header_alone_empties_the_table()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a\n1\n"));
        LoadResult result = (await area.ImportAsync("t", area.Write("t.csv", "a\n"))).Single();
        Assert.Equal((LoadStatus.Succeeded, 0), (result.Status, result.RowsRead));
        Assert.Empty(await area.RowsAsync("select a from staging.t"));
    }

    private static EtlModel Model(params (string Table, string Pattern)[] tables) => new()
    {
        Name = "test",
        Folder = "/models/test",
        Staging =
        [
            .. tables.Select(entry => new StagingTable
            {
                Table = entry.Table, Files = [entry.Pattern], File = $"/models/test/staging/{entry.Table}.yml",
            }),
        ],
    };
}
