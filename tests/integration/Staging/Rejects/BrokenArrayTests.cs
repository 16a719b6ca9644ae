using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Strategies;

namespace EtlTools.Tests.Integration.Staging.Rejects;

/// <summary>A mended record whose array cannot become rows is refused again, as a whole.</summary>
[Collection("postgres")]
public sealed class BrokenArrayTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("[\"x\",{\"n\":}]", "InvalidJson", "$.tags[1].n",
        "tags is not JSON at byte 10: '}' is an invalid start of a value; an array was expected, [] for none.")]
    [InlineData("[\"x\"", "InvalidJson", "$.tags[0]",
        "tags is not JSON at byte 4: Expected depth to be zero at the end of the JSON payload. There is an open JSON "
        + "object or array that should be closed; an array was expected, [] for none.")]
    [InlineData("[1],\"v\":[2]", "InvalidJson", "$.tags",
        "tags is not JSON at byte 3: ',' is invalid after a single JSON value. Expected end of data; an array was "
        + "expected, [] for none.")]
    [InlineData("{\"name\":\"x\"}", "NotAnArray", "$.tags", "tags is an object; an array was expected, [] for none.")]
    [InlineData("\"x\"", "NotAnArray", "$.tags", "tags is a string; an array was expected, [] for none.")]
    [InlineData(" ", "NotAnArray", "$.tags", "tags is empty; an array was expected, [] for none.")]
    [InlineData("[1,{\"n\":1,\"n\":2}]", "DuplicateProperty", "$.tags[1].n",
        "$.tags[1].n: a name that the object has already.")]
    [InlineData("[\"\\ud800\"]", "LoneSurrogate", "$.tags[0]",
        "$.tags[0]: half of a surrogate pair, \\uD800 to \\uDFFF, stands alone.")]
    [InlineData("[\"\\u0000\"]", "NulByte", "$.tags[0]",
        "$.tags[0]: \\u0000, which no text of PostgreSQL can hold.")]
    public async Task What_is_no_array_is_refused_again_and_its_text_kept(
        string array, string reason, string path, string expectation)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<RejectInfo> rejects = await area.RefuseTagsAsync(
            """{"id":2,"v":"too long","tags":["y"]}""", """{"id":3,"v":"too long","tags":["z"]}""");
        foreach (RejectInfo reject in rejects) reject.Fields["v"] = "b";
        rejects[0].Fields["tags"] = array;
        IReadOnlyList<LoadResult> loads = await area.ResolveAsync(rejects);
        Assert.Equal(["staging.t 2 1 1", "staging.t_tags 1 1 0"], loads.Select(ExplodedRejects.Counts));
        RejectInfo again = (await area.RejectsAsync()).Single();
        Assert.Equal((reason, (long?)rejects[0].RejectId), (again.Reason, again.Replaces));
        Assert.Equal((path, expectation), (again.Field, again.Expectation));
        Assert.Equal($"id=2 v=b tags={array}", ExplodedRejects.Text(again));

        again.Fields["tags"] = "[\"w\"]";
        loads = await area.ResolveAsync([again]);
        Assert.Equal(["staging.t 1 1 0", "staging.t_tags 1 1 0"], loads.Select(ExplodedRejects.Counts));
        Assert.Equal(["1 1 a", "2 1 w", "3 1 z"], await area.TagsAsync());
        Assert.Equal(["2|2", "3|3"], await area.RowsAsync(
            "select id, source_line from staging.t_tags where id <> '1' order by id"));
        Assert.Equal(["0"], await area.RowsAsync("""
            select count(*) from information_schema.columns
            where table_schema = 'staging' and table_name = 't' and column_name = 'tags'
            """));
    }

    [Fact]
    public async Task Arrays_of_a_record_that_was_cut_have_to_be_said()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string array = $"[\"{new string('x', 300_000)}\"]";
        RejectInfo reject = (await area.RefuseTagsAsync($$"""{"id":2,"v":"too long","tags":{{array}}}"""))[0];
        Assert.Equal("id=null v=null tags=null", ExplodedRejects.Text(reject));
        reject.Fields["id"] = "2";
        await area.ResolveAsync([reject]);
        reject = (await area.RejectsAsync()).Single();
        Assert.Equal(("NotAnArray", "id=2 v=null tags=null"), (reject.Reason, ExplodedRejects.Text(reject)));
        reject.Fields["tags"] = array;
        await area.ResolveAsync([reject]);
        Assert.Equal(
            ["1|1", "2|300000"], await area.RowsAsync("select id, length(value) from staging.t_tags order by id"));
    }

    [Fact]
    public async Task Half_a_character_in_an_array_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        RejectInfo reject = (await area.RefuseTagsAsync("""{"id":2,"v":"too long","tags":["x"]}"""))[0];
        reject.Fields["v"] = "b";
        reject.Fields["tags"] = "[\"\ud800\"]";
        await area.ResolveAsync([reject]);
        reject = (await area.RejectsAsync()).Single();
        Assert.Equal(("InvalidUtf8", "tags"), (reject.Reason, reject.Field));
    }

    [Fact]
    public async Task Arrays_of_a_record_that_cannot_be_read_have_to_be_said()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        RejectInfo reject = (await area.RefuseTagsAsync("""{"id":2,"id":3,"v":"b","tags":["y"]}"""))[0];
        Assert.Equal("DuplicateProperty id=null v=null tags=null", $"{reject.Reason} {ExplodedRejects.Text(reject)}");
        reject.Fields["id"] = "2";
        reject.Fields["v"] = "b";
        await area.ResolveAsync([reject]);
        reject = (await area.RejectsAsync()).Single();
        Assert.Equal(
            ("NotAnArray", "$.tags", "tags could not be read from the record; an array was expected, [] for none."),
            (reject.Reason, reject.Field, reject.Expectation));
        reject.Fields["tags"] = "[\"y\"]";
        await area.ResolveAsync([reject]);
        Assert.Equal(["1 1 a", "2 1 y"], await area.TagsAsync());
    }
}
