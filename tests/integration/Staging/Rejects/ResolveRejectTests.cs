using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Staging;
using EtlTools.Staging.Rejects;

namespace EtlTools.Tests.Integration.Staging.Rejects;

[Collection("postgres")]
public sealed class ResolveRejectTests(PostgresFixture postgres)
{
    private const string Broken = "id,E-Mail,note\n1,a@x,ok\n2,b@x\n3,c@x,too,many\n4,d\"x,quoted\n";

    [Fact]
    public async Task Mended_rejects_land_with_their_lines_and_are_closed()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("orders.csv", Broken));
        IReadOnlyList<RejectInfo> rejects = await ListAsync(area);
        Assert.Equal(
            ["id=2 e_mail=b@x note=null", "id=3 e_mail=c@x note=too column_4=many", "id=4 e_mail=d\"x note=quoted"],
            rejects.Select(Text));
        rejects[0].Fields["note"] = "";
        rejects[1].Fields["note"] = "too, many";
        rejects[1].Fields["column_4"] = null;
        LoadResult load = (await ResolveAsync(area, rejects)).Single();
        Assert.Equal((LoadStatus.Succeeded, 3, 3, "append"), (load.Status, load.RowsRead, load.RowsInserted, load.Mode));
        Assert.Equal(
            ["2|1|a@x|ok|orders.csv", "3|2|b@x||orders.csv", "4|3|c@x|too, many|orders.csv", "5|4|d\"x|quoted|orders.csv"],
            await area.RowsAsync("select source_line, id, e_mail, note, source_file from staging.t order by source_line"));
        Assert.Equal(3, await area.ScalarAsync<long>($"select count(*) from staging.t where load_id = {load.LoadId}"));
        Assert.Equal(3, await area.ScalarAsync<long>(
            $"select count(*) from etl.reject where resolved_by = {load.LoadId} and resolved_at is not null"));
        Assert.Empty(await RunReader.ListRejectsAsync(area.Database, null, true, 100, CancellationToken.None));
    }

    [Fact]
    public async Task Rejects_of_json_go_back_as_well()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.jsonl", """
            {"id": 1, "author": {"name": "Ann"}}
            {"id": 2, "id": 3, "author": {"name": "Bob"}}
            {"id": 4, "author": {"name": "\ud800"}}

            """));
        IReadOnlyList<RejectInfo> rejects = await ListAsync(area);
        Assert.Equal(["DuplicateProperty", "LoneSurrogate"], rejects.Select(reject => reject.Reason));
        rejects[0].Fields["id"] = "2";
        rejects[0].Fields["author_name"] = "Bob";
        rejects[1].Fields["id"] = "4";
        LoadResult load = (await ResolveAsync(area, rejects)).Single();
        Assert.Equal((2, 2), (load.RowsRead, load.RowsInserted));
        Assert.Equal(
            ["1|1|Ann|t.jsonl", "2|2|Bob|t.jsonl", "3|4|null|t.jsonl"],
            await area.RowsAsync("select source_line, id, author_name, source_file from staging.t order by source_line"));
    }

    [Fact]
    public async Task Fields_of_json_that_can_be_read_are_known()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.jsonl", """{"id": 1, "a": {"n": 20}}""" + "\n" + """{"a": {"n": 1}, "id": 2}""" + "\n")],
            Table = "t",
            Schema = area.Write("schema.json", """{"properties": {"a": {"properties": {"n": {"maximum": 9}}}}}"""),
        });
        RejectInfo reject = (await ListAsync(area)).Single();
        Assert.Equal("id=1 a_n=20", Text(reject));
        reject.Fields["a_n"] = "2";
        Assert.Equal(1, (await ResolveAsync(area, [reject])).Single().RowsInserted);
        Assert.Equal(["1|2", "2|1"], await area.RowsAsync("select id, a_n from staging.t order by id"));
    }

    [Fact]
    public async Task A_row_sent_in_again_is_the_row_of_a_sound_file()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("sound", area.Write("orders.csv", "id,b\n1,x\n2,y\n"));
        await area.ImportAsync("t", area.Write("orders.csv", "id,b\n1,x\n2\n"));
        RejectInfo reject = (await ListAsync(area)).Single();
        reject.Fields["b"] = "y";
        await ResolveAsync(area, [reject]);
        Assert.Equal("0", (await area.RowsAsync("""
            select count(*) from (
                select id, b, source_file, source_line, row_hash from staging.sound
                except
                select id, b, source_file, source_line, row_hash from staging.t) as difference
            """)).Single());
    }

    [Fact]
    public async Task What_is_still_wrong_is_refused_again_and_says_what_it_was()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("orders.csv", Broken));
        IReadOnlyList<RejectInfo> rejects = await ListAsync(area);
        rejects[2].Fields["note"] = "a\0b";
        rejects[1].Fields["note"] = "too, \"much\"";
        LoadResult load = (await ResolveAsync(area, rejects)).Single();
        Assert.Equal((LoadStatus.Partial, 3, 0, 3), (load.Status, load.RowsRead, load.RowsInserted, load.RowsRejected));
        IReadOnlyList<RejectInfo> again = await ListAsync(area);
        Assert.Equal(
            ["3 24 FieldCount 2,b@x,", "4 30 FieldCount 3,c@x,\"too, \"\"much\"\"\",many", "5 45 NulByte 4,\"d\"\"x\",a\\x00b"],
            again.Select(reject => $"{reject.SourceLine} {reject.ByteOffset} {reject.Reason} {reject.RawText}"));
        Assert.Equal(
            ["Nothing has changed: 2 fields were found, 3 were expected.",
             "4 fields were found, 3 were expected; no column takes column_4.",
             "note holds a character 0; text was expected."],
            again.Select(reject => reject.Expectation));
        Assert.Equal("note", again[2].Field);
        Assert.Equal(rejects.Select(reject => (long?)reject.RejectId), again.Select(reject => reject.Replaces));
        Assert.Equal(["id=2 e_mail=b@x note=null", "id=3 e_mail=c@x note=too, \"much\" column_4=many", "id=4 e_mail=d\"x note=a\0b"], again.Select(Text));
        again[0].Fields["note"] = "n";
        again[1].Fields["column_4"] = null;
        again[2].Fields["note"] = "ab";
        Assert.Equal(3, (await ResolveAsync(area, again)).Single().RowsInserted);
    }

    [Fact]
    public async Task What_was_understood_of_broken_quotes_may_be_sent_in_as_it_is()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "id,height\n1,5'11\"\n2,\"open\n3\n"));
        LoadResult load = (await ResolveAsync(area, await ListAsync(area))).Single();
        Assert.Equal((2, 1), (load.RowsInserted, load.RowsRejected));
        Assert.Equal(["1|5'11\"", "2|open"], await area.RowsAsync("select id, height from staging.t order by id"));
        Assert.Equal("4 FieldCount", $"{(await ListAsync(area)).Single().SourceLine} {(await ListAsync(area)).Single().Reason}");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_have_to_be_written_anew()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", [.. "id,city,b\n1,S"u8, 0xE3, .. "o Paulo,x\n"u8]));
        RejectInfo reject = (await ListAsync(area)).Single();
        reject.Fields["b"] = "y";
        await ResolveAsync(area, [reject]);
        reject = (await ListAsync(area)).Single();
        Assert.Equal(("InvalidUtf8", "city"), (reject.Reason, reject.Field));
        reject.Fields["city"] = "São Paulo";
        await ResolveAsync(area, [reject]);
        Assert.Equal(["2|1|São Paulo|y"], await area.RowsAsync("select source_line, id, city, b from staging.t"));
    }

    [Fact]
    public async Task A_reject_is_resolved_once()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "id,b\n1,x\n2\n"));
        RejectInfo reject = (await ListAsync(area)).Single();
        reject.Fields["b"] = "y";
        ImportPlan late = await area.PlanAsync(Options([reject]));
        LoadResult load = (await ResolveAsync(area, [reject])).Single();
        Assert.Equal(
            $"Reject {reject.RejectId} was resolved by load {load.LoadId}.",
            (await area.PlanAsync(Options([reject]))).RefusedRejects.Single().Error.Message);

        await using EtlRun run = await EtlRun.StartAsync(area.Database, "test", null, null, CancellationToken.None);
        await foreach (LoadResult second in StagingImporter.ImportAsync(run, late, null, CancellationToken.None))
            Assert.Equal((LoadStatus.Failed, ErrorIds.StagingReject), (second.Status, second.ErrorId));
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task Rejects_of_loads_that_do_not_stand_are_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "id,b\n1,x\n2\n");
        await area.ImportAsync(new ImportOptions { Files = [file], Table = "t", MaxRejects = RejectLimit.Parse("0") });
        RejectInfo failed = (await ListAsync(area)).Single();
        Assert.Equal("2", failed.Fields["id"]);
        await area.ImportAsync("t", file);
        RejectInfo replaced = (await ListAsync(area)).Single();
        await area.ImportAsync(new ImportOptions { Files = [file], Table = "t", Landing = new() { Force = true } });
        ImportPlan plan = await area.PlanAsync(Options([failed, replaced, failed with { RejectId = 4711 }]));
        Assert.Empty(plan.Tables);
        Assert.Equal(
            ["Reject 4711 is not in the catalog.", "Reject 1 is of load 1, which was taken back.",
             "Reject 2 is of load 2, whose rows load 3 has replaced."],
            plan.RefusedRejects.Select(refused => refused.Error.Message));
    }

    [Fact]
    public async Task Rejects_of_several_files_go_back_to_their_tables()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("a", area.Write("a1.csv", "id,b\n1\n"), area.Write("a2.csv", "id,b\n2\n"));
        await area.ImportAsync("c", area.Write("c.txt", "id\tb\n3\n"));
        List<RejectInfo> rejects = [];
        for (long load = 1; load <= 3; load++)
            rejects.AddRange(await RunReader.ListRejectsAsync(area.Database, load, true, 10, CancellationToken.None));
        foreach (RejectInfo reject in rejects) reject.Fields["b"] = "mended";
        Assert.Equal(3, (await ResolveAsync(area, rejects)).Sum(load => load.RowsInserted));
        Assert.Equal(["1|a1.csv", "2|a2.csv"], await area.RowsAsync("select id, source_file from staging.a order by id"));
        Assert.Equal(["3|c.txt|2"], await area.RowsAsync("select id, source_file, source_line from staging.c"));
    }

    [Fact]
    public async Task They_cannot_take_the_place_of_the_table()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "id,b\n1,x\n2\n"));
        ImportOptions options = Options(await ListAsync(area)) with { Mode = LoadMode.Full };
        Assert.Equal(
            ErrorIds.StagingReject, (await Assert.ThrowsAsync<EtlException>(() => area.PlanAsync(options))).Id);
    }

    [Fact]
    public async Task Rejects_of_a_file_with_a_format_of_its_own_have_their_fields()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.tbl", "1||a||\n2||\n")],
            Table = "t",
            Format = new SourceFormat { Delimiter = "||", Header = ["id", "b"], NullValues = ["NULL"] },
        });
        RejectInfo reject = (await ListAsync(area)).Single();
        Assert.Equal("id=2 b=null", Text(reject));
        reject.Fields["b"] = "x";
        await ResolveAsync(area, [reject]);
        Assert.Equal(["1|a", "2|x"], await area.RowsAsync("select id, b from staging.t order by id"));
    }

    [Fact]
    public async Task Rejects_of_fixed_width_have_their_fields()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("t.txt", "1 Ann \n2 Bobby\n")],
            Table = "t",
            Format = new SourceFormat { Columns = [new("name", 3, 4), new("id", 1, 2)] },
        });
        RejectInfo reject = (await ListAsync(area)).Single();
        Assert.Equal("id=2 name=Bobb", Text(reject));
        reject.Fields["name"] = "Bobby";
        await ResolveAsync(area, [reject]);
        Assert.Equal(["1|Ann|1", "2|Bobby|2"], await area.RowsAsync("select id, name, source_line from staging.t order by id"));
    }

    private static string Text(RejectInfo reject) =>
        string.Join(' ', reject.Fields.Select(field => $"{field.Key}={field.Value ?? "null"}"));

    private static Task<IReadOnlyList<RejectInfo>> ListAsync(StagingArea area) =>
        RunReader.ListRejectsAsync(area.Database, null, false, 100, CancellationToken.None);

    private static ImportOptions Options(IEnumerable<RejectInfo> rejects) => new()
    {
        Rejects = [.. rejects.Select(reject => new MendedReject(reject.RejectId, reject.Fields.AsReadOnly()))],
    };

    private static Task<IReadOnlyList<LoadResult>> ResolveAsync(StagingArea area, IEnumerable<RejectInfo> rejects) =>
        area.ImportAsync(Options(rejects));
}
