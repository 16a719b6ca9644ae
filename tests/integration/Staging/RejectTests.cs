using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class RejectTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_reason_is_kept_with_line_offset_and_raw_text()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        byte[] bytes =
        [
            .. "a,b\n1,x\n2\n3,y\"z\n4,a"u8, 0, .. "b\n5,"u8, 0xFF, .. "\n6,ok\n7,\"open\n8,fine\n"u8,
        ];
        string file = area.Write("t.csv", bytes);
        LoadResult result = (await area.ImportAsync("t", file)).Single();
        Assert.Equal((LoadStatus.Partial, 8, 3, 5), (result.Status, result.RowsRead, result.RowsInserted, result.RowsRejected));
        Assert.Equal(
            [@"3|8|FieldCount|2|null", @"4|10|Quoting|3,y""z|null", @"5|16|NulByte|4,a\x00b|342c610062",
             @"6|22|InvalidUtf8|5,\xff|352cff", @"8|31|UnclosedQuote|7,""open|null"],
            await area.RowsAsync("""
                select source_line, byte_offset, reason, raw_text, encode(raw_bytes, 'hex') from etl.reject order by source_line
                """));
        Assert.Equal(file, await area.ScalarAsync<string>("select distinct source_file from etl.reject"));
        Assert.Equal(["1", "6", "8"], await area.RowsAsync("select a from staging.t order by a"));
        Assert.Equal("Partial|8|3|5", (await area.RowsAsync(
            "select status, rows_read, rows_inserted, rows_rejected from etl.load")).Single());
    }

    [Theory]
    [InlineData(100, 100, LoadStatus.Partial)]
    [InlineData(101, 2_020, LoadStatus.Partial)]
    [InlineData(101, 2_019, LoadStatus.Failed)]
    public async Task More_than_a_hundred_and_five_percent_end_the_load(int bad, int rows, LoadStatus status)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        StringBuilder text = new("a,b\n");
        for (int i = 0; i < rows; i++) text.Append(i < bad ? "bad\n" : "1,2\n");
        LoadResult result = (await area.ImportAsync("t", area.Write("t.csv", text.ToString()))).Single();
        Assert.Equal(status, result.Status);
        Assert.Equal(status == LoadStatus.Partial, await area.ScalarAsync<bool>("select to_regclass('staging.t') is not null"));
    }

    [Fact]
    public async Task A_load_with_too_many_says_so_and_keeps_the_first_hundred()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a,b\n" + string.Concat(Enumerable.Repeat("bad\n", 250)));
        LoadResult result = (await area.ImportAsync("t", file)).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingTooManyRejects, 0), (result.Status, result.ErrorId, result.RowsRead));
        Assert.StartsWith($"{file}: 250 of 250 rows read were refused", result.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            "The first is on line 2: FieldCount: 1 fields were found, 2 were expected.",
            result.Error,
            StringComparison.Ordinal);
        Assert.Equal("100|2|101", (await area.RowsAsync(
            "select count(*), min(source_line), max(source_line) from etl.reject")).Single());
        Assert.Equal("Failed|0|0|null", (await area.RowsAsync(
            "select status, rows_read, rows_rejected, source_sha256 from etl.load")).Single());
    }

    [Fact]
    public async Task Another_bound_can_be_set()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a,b\n1,2\nbad\n");
        ImportOptions options = new() { Files = [file], Table = "t", MaxRejects = RejectLimit.Parse("0") };
        Assert.Equal(LoadStatus.Failed, (await area.ImportAsync(options)).Single().Status);
        options = options with { MaxRejects = RejectLimit.Parse("50%") };
        Assert.Equal(LoadStatus.Partial, (await area.ImportAsync(options)).Single().Status);
    }

    [Fact]
    public async Task Many_rejects_are_written_between_the_rows()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a,b\n" + string.Concat(Enumerable.Repeat("1,2\nbad\n", 25_000)));
        LoadResult result = (await area.ImportAsync(new ImportOptions
        {
            Files = [file],
            Table = "t",
            MaxRejects = RejectLimit.Parse("50%"),
        })).Single();
        Assert.Equal((LoadStatus.Partial, 25_000, 25_000), (result.Status, result.RowsInserted, result.RowsRejected));
        Assert.Equal("25000|25000", (await area.RowsAsync(
            "select (select count(*) from staging.t), (select count(distinct source_line) from etl.reject)")).Single());
    }

    [Fact]
    public async Task Whatever_the_mixture_nothing_is_lost()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        Random random = new(2);
        for (int round = 0; round < 25; round++)
        {
            List<string> good = [];
            int bad = 0;
            StringBuilder text = new("id,v\n");
            for (int i = 0; i < random.Next(1, 400); i++)
            {
                (string line, bool isGood) = Record(random, i);
                text.Append(line).Append('\n');
                if (isGood) good.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture)); else bad++;
            }

            LoadResult result = (await area.ImportAsync(new ImportOptions
            {
                Files = [area.Write("t.csv", text.ToString())],
                Table = "t",
                MaxRejects = RejectLimit.Parse("100%"),
            })).Single();
            Assert.Equal((good.Count + bad, good.Count, bad), (result.RowsRead, result.RowsInserted, result.RowsRejected));
            Assert.Equal(good, await area.RowsAsync("select id from staging.t order by source_line"));
            Assert.Equal(bad, await area.ScalarAsync<long>($"select count(*) from etl.reject where load_id = {result.LoadId}"));
        }
    }

    private static (string Line, bool IsGood) Record(Random random, int id) => random.Next(8) switch
    {
        0 => ($"{id}", false),
        1 => ($"{id},a,b", false),
        2 => ($"{id},a\"b", false),
        3 => ($"{id},a\0b", false),
        4 => ($"{id},\"two\nlines, \"\"quoted\"\"\"", true),
        5 => ($"{id},", true),
        6 => ($"{id},\"\"", true),
        _ => ($"{id},plain", true),
    };
}
