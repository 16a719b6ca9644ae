using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class AppendLoadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Rows_are_added()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync(Append(area.Write("t.csv", "a\n1\n")));
        await area.ImportAsync(Append(area.Write("t.csv", "b,a\nx,2\n")));
        Assert.Equal(["1|null", "2|x"], await area.RowsAsync("select a, b from staging.t order by a"));
    }

    [Fact]
    public async Task A_file_that_fails_leaves_those_beside_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        IReadOnlyList<LoadResult> results = await area.ImportAsync(Append(
            area.Write("t1.csv", "a\n1\n"), area.Write("t2.csv", "a\n2,2\n"), area.Write("t3.csv", "a\n3\n")));
        Assert.Equal(
            [LoadStatus.Succeeded, LoadStatus.Failed, LoadStatus.Succeeded], results.Select(result => result.Status));
        Assert.Equal(["1", "3"], await area.RowsAsync("select a from staging.t order by a"));
    }

    private static ImportOptions Append(params string[] files) => new()
    {
        Files = files,
        Table = "t",
        Mode = LoadMode.Append,
        MaxRejects = RejectLimit.Parse("0"),
    };
}
