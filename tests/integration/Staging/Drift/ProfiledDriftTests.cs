using System.Globalization;
using EtlTools.Models;
using EtlTools.Profiling;
using EtlTools.Staging;
using EtlTools.Staging.Drift;
using EtlTools.Tests.Integration.Profiling;

namespace EtlTools.Tests.Integration.Staging.Drift;

[Collection("postgres")]
public sealed class ProfiledDriftTests(PostgresFixture postgres)
{
    // 97 of 100 are numbers.
    private static readonly string s_ages = File("n/a", misfits: 3, rows: 100);

    [Fact]
    public async Task Values_that_never_fitted_are_no_difference_and_more_of_them_are()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, s_ages);
        await area.ProfileAsync("t");
        Assert.Empty((await AppendAsync(area, s_ages)).SchemaChanges);
        Assert.Equal(
            "column age is text (20 of 100 values do not fit), where it was integer (97 % of the values)",
            (await AppendAsync(area, File("n/a", misfits: 20, rows: 100))).SchemaChanges.Single().ToString());
    }

    [Fact]
    public async Task Without_a_profile_one_value_that_does_not_fit_leaves_text()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, s_ages);
        Assert.Empty((await AppendAsync(area, File("n/a", misfits: 20, rows: 100))).SchemaChanges);
    }

    [Fact]
    public async Task Records_are_refused_only_where_too_many_do_not_fit()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, s_ages);
        await area.ProfileAsync("t");
        LoadResult asBefore = await AppendAsync(area, s_ages, "type=discard_row");
        Assert.Equal((100, 0), (asBefore.RowsInserted, asBefore.RowsRejected));
        LoadResult worse = await AppendAsync(area, File("n/a", misfits: 20, rows: 100), "type=discard_row");
        Assert.Equal((80, 20), (worse.RowsInserted, worse.RowsRejected));
        Assert.Equal(LoadStatus.Failed, (await AppendAsync(area, File("n/a", 20, 100), "type=freeze")).Status);
    }

    [Fact]
    public async Task The_newest_profile_of_a_load_counts_until_the_rows_are_replaced()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult first = await AppendAsync(area, "age\n1\n2\n");
        await area.ProfileAsync("t");
        Assert.Single((await AppendAsync(area, "age\nx\n")).SchemaChanges);

        // The table holds a text by now; what was measured does not know.
        Assert.Single((await AppendAsync(area, "age\nx\n")).SchemaChanges);
        await area.ProfileAsync("t");
        await area.ProfileAsync(new ProfileOptions { Table = "t", LoadId = first.LoadId });
        Assert.Empty((await AppendAsync(area, "age\ny\n")).SchemaChanges);

        await AppendAsync(area, "age\n3\n4\n", mode: LoadMode.Full);
        Assert.Equal(
            "column age is text (1 of 1 values do not fit), where it was integer",
            (await AppendAsync(area, "age\nz\n")).SchemaChanges.Single().ToString());
    }

    [Fact]
    public async Task A_plan_compares_with_the_profile_too()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await AppendAsync(area, "age\n1\n");
        await area.ProfileAsync("t");
        await area.ExecuteAsync("update staging.t set age = 'x'");
        ImportPlan plan = await area.PlanAsync(Options(area, "age\nx\n", ""));
        Assert.Equal(DriftKind.Type, plan.Tables.Single().Sources.Single().Changes.Single().Kind);
    }

    private static string File(string misfit, int misfits, int rows) => "age\n" + string.Concat(
        Enumerable.Range(1, rows).Select(row => row <= misfits ? $"{misfit}\n" : string.Create(
            CultureInfo.InvariantCulture, $"{row}\n")));

    private static async Task<LoadResult> AppendAsync(
        StagingArea area, string text, string drift = "", LoadMode mode = LoadMode.Append) =>
        (await area.ImportAsync(Options(area, text, drift) with { Mode = mode })).Single();

    private static ImportOptions Options(StagingArea area, string text, string drift) => new()
    {
        Files = [area.Write("t.csv", text)],
        Table = "t",
        Mode = LoadMode.Append,
        MaxRejects = RejectLimit.Parse("100%"),
        Landing = new LandingOptions { Force = true },
        Drift = drift.Length > 0 ? DriftPolicy.Parse(drift) : null,
    };
}
