using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Versions;

namespace EtlTools.Tests.Integration.Staging.Versions;

[Collection("postgres")]
public sealed class DataVersionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Each_load_that_landed_gives_a_version()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a,b\n1,x\n2\n3,z\n");
        LoadResult load = (await area.ImportAsync(Options(file) with
        {
            MaxRejects = RejectLimit.Parse("1"),
            Metadata = new Dictionary<string, string> { ["delivery"] = "day 1", ["by"] = "Ann" },
        })).Single();
        await area.ImportAsync(Options(area.Write("bad.csv", "a,b\n1\n")));
        DataVersion version = (await ListAsync(area)).Single();
        Assert.Equal((load.LoadId, LoadStatus.Partial, 2), (version.LoadId, version.Status, version.Records));
        Assert.Equal(("staging.t", file, "append"), (version.Table, version.Source, version.Mode));
        Assert.Equal((1, "a b"), (version.SchemaVersion, string.Join(' ', version.Columns)));
        Assert.Equal(("day 1", "Ann"), (version.Metadata["delivery"], version.Metadata["by"]));
        Assert.Equal(64, version.SourceSha256!.Length);
        Assert.InRange(version.CreatedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal(
            version.Checksum,
            await area.ScalarAsync<string>("select replace(content_hash::text, '-', '') from etl.load where load_id = 1"));
    }

    [Fact]
    public async Task The_same_rows_have_the_same_checksum_in_any_order()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        Random random = new(3);
        for (int round = 0; round < 20; round++)
        {
            string[] rows = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Row(random))];
            string first = await ChecksumAsync(area, rows);
            random.Shuffle(rows);
            Assert.Equal(first, await ChecksumAsync(area, rows));
            rows[random.Next(rows.Length)] = $"{random.Next()},changed";
            Assert.NotEqual(first, await ChecksumAsync(area, rows));
            Assert.NotEqual(first, await ChecksumAsync(area, [.. rows, rows[0]]));
        }

        static string Row(Random random) => random.Next(4) switch
        {
            0 => $"{random.Next(5)},",
            1 => $"{random.Next(5)},\"\"",
            2 => $",{random.Next(5)}",
            _ => $"{random.Next(5)},{random.Next(5)}",
        };
    }

    [Fact]
    public async Task The_schema_version_grows_when_the_set_of_columns_changes()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        foreach (string header in (string[])["a,b", "b,a", "a,c", "a", "a,b,c,d"])
            await area.ImportAsync(Options(area.Write("t.csv", $"{header}\n{header}\n")));
        Assert.Equal(
            ["1: a b", "1: a b", "2: a b c", "2: a b c", "3: a b c d"],
            (await ListAsync(area)).Reverse()
                .Select(version => $"{version.SchemaVersion}: {string.Join(' ', version.Columns)}"));
        Assert.Equal(
            ["1|1", "2|3", "3|5"],
            await area.RowsAsync("select version, load_id from etl.schema_version order by version"));
    }

    [Fact]
    public async Task Versions_are_compared_by_their_rows_while_these_are_there()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync(Options(area.Write("t.csv", "a\n1\n2\n2\n")));
        await area.ImportAsync(Options(area.Write("t.csv", "a,b\n2,\n3,\n4,x\n1,\n1,\n")));
        await area.ImportAsync(Options(area.Write("t.csv", "a\n2\n1\n2\n")));
        DataVersionComparison comparison = await CompareAsync(area, 1, 2);
        Assert.Equal((false, 2, 1, 3), (
            comparison.IsSame, comparison.RecordDifference, comparison.RowsOnlyInLeft, comparison.RowsOnlyInRight));
        Assert.Equal(["b"], comparison.AddedColumns);
        Assert.Empty(comparison.RemovedColumns);
        comparison = await CompareAsync(area, 3, 1);
        Assert.Equal((true, 0, 0, 0), (
            comparison.IsSame, comparison.RecordDifference, comparison.RowsOnlyInLeft, comparison.RowsOnlyInRight));
        await area.ExecuteAsync("delete from staging.t where load_id = 1 and a = '1'");
        comparison = await CompareAsync(area, 1, 2);
        Assert.Equal((false, null, null), (comparison.IsSame, comparison.RowsOnlyInLeft, comparison.RowsOnlyInRight));
        await area.ExecuteAsync("drop table staging.t");
        Assert.True((await CompareAsync(area, 1, 3)).IsSame);
    }

    [Fact]
    public async Task Versions_of_two_tables_and_loads_that_gave_none_are_not_compared()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "a\n1\n");
        await area.ImportAsync("t", file);
        await area.ImportAsync("u", file);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => CompareAsync(area, 1, 2));
        Assert.Equal(ErrorIds.VersionOtherTable, error.Id);
        error = await Assert.ThrowsAsync<EtlException>(() => CompareAsync(area, 1, 9));
        Assert.Equal((ErrorIds.VersionNotFound, "9"), (error.Id, error.Target));
    }

    private static async Task<string> ChecksumAsync(StagingArea area, IEnumerable<string> rows)
    {
        LoadResult load = (await area.ImportAsync(
            "t", area.Write("t.csv", "a,b\n" + string.Concat(rows.Select(row => $"{row}\n"))))).Single();
        return (await DataVersionReader.ListAsync(area.Database, load.LoadId, null, 1, CancellationToken.None))[0].Checksum!;
    }

    private static Task<IReadOnlyList<DataVersion>> ListAsync(StagingArea area) =>
        DataVersionReader.ListAsync(area.Database, null, "staging.t", 100, CancellationToken.None);

    private static Task<DataVersionComparison> CompareAsync(StagingArea area, long left, long right) =>
        DataVersionReader.CompareAsync(area.Database, left, right, CancellationToken.None);

    private static ImportOptions Options(string file) => new()
    {
        Files = [file],
        Table = "t",
        Mode = LoadMode.Append,
        MaxRejects = RejectLimit.Parse("0"),
    };
}
