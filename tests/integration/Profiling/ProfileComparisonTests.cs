using EtlTools.Diagnostics;
using EtlTools.Profiling;
using EtlTools.Profiling.Comparing;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging;

namespace EtlTools.Tests.Integration.Profiling;

[Collection("postgres")]
public sealed class ProfileComparisonTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_differs_between_two_loads_is_listed_by_column()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await LoadAsync(area, "id,age,city\n1,20,Oslo\n2,30,Rome\n");
        await area.ProfileAsync("t", "id");
        await LoadAsync(area, "id,age,zip\n1,20.5,0123\n2,,0456\n2,99,0789\n");
        ProfileComparison comparison = await CompareAsync(area, first.LoadId);
        Assert.Equal(
            [
                "|Rows|2|3", "|Duplicates|0|1",
                "age|NullShare|0|0.3333333333333333", "age|Type|Integer|Decimal", "age|Min|20|20.5", "age|Max|30|99",
                "age|LengthMax|2|4", "age|Pattern|99|99.9",
                "city|NullShare|0|1", "city|Distinct|2|0", "city|Min|Oslo|", "city|Max|Rome|", "city|LengthMin|4|",
                "city|LengthMax|4|", "city|Pattern|Aaaa|",
                "zip|Presence||zip",
            ],
            comparison.Changes.Select(change => FormattableString.Invariant(
                $"{change.Column}|{change.Aspect}|{change.Before}|{change.After}")));
    }

    [Fact]
    public async Task Nothing_differs_from_the_same_rows()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await LoadAsync(area, "id,at,note\n1,2025-01-01,\n2,,\"\"\n,2025-01-02,\"ä\"\"\n\"\n");
        TableProfile profile = await area.ProfileAsync("t", "id");
        ProfileComparison comparison = await CompareAsync(area, load.LoadId);
        Assert.Empty(comparison.Changes);
        Assert.Equal(profile.ProfileId, comparison.Before.ProfileId);
        Assert.Equivalent(
            profile with { Duration = default }, comparison.Before with { Duration = default }, strict: true);
    }

    [Fact]
    public async Task A_load_that_was_not_measured_cannot_be_compared_and_the_others_are_named()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await LoadAsync(area, "id\n1\n");
        Assert.Contains("Measure the table after a load", (await FailureAsync()).NextStep, StringComparison.Ordinal);
        await area.ProfileAsync("t");
        EtlException error = await FailureAsync();
        Assert.Equal(ErrorIds.ProfileNotFound, error.Id);
        Assert.Equal($"Profiles are kept for load {load.LoadId}.", error.NextStep);

        Task<EtlException> FailureAsync() => Assert.ThrowsAsync<EtlException>(() => CompareAsync(area, load.LoadId + 1));
    }

    private static async Task<LoadResult> LoadAsync(StagingArea area, string text) =>
        (await area.ImportAsync("t", area.Write("t.csv", text))).Single();

    private static Task<ProfileComparison> CompareAsync(StagingArea area, long load) => TableProfiler.CompareAsync(
        area.Database, new ProfileOptions { Table = "t", Key = ["id"] }, load, null, CancellationToken.None);
}
