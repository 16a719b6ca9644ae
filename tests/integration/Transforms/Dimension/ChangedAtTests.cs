using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

[Collection("postgres")]
public sealed class ChangedAtTests(PostgresFixture postgres)
{
    private const string Header = "changed_at: changed";

    [Fact]
    public async Task A_change_takes_effect_when_the_source_says()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, Header);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, '2024-01-10')");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, '2024-02-20')");
        Assert.Equal(["1 Rio [, 02-20)", "1 Niteroi [02-20, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task A_change_without_a_stamp_takes_effect_with_the_run()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, Header);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [, 03-02)", "1 Niteroi [03-02, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task A_new_stamp_alone_is_put_on_the_current_version_only()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, Header);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, '2024-01-10')");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, '2024-02-20')");
        StepCounts counts = await customers.LoadAsync("03-03", "(1, 'Niteroi', 'RJ', 'a@x', null, '2024-02-25')");
        Assert.Equal(
            ["1 2024-01-10 [, 02-20)", "1 2024-02-25 [02-20, ) *"],
            await customers.VersionsAsync("id, changed::date"));
        Assert.Equal((1, 0), (counts.RowsUpdated, counts.VersionsOpened));
    }

    [Fact]
    public async Task A_change_at_the_moment_the_version_began_corrects_it()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, Header);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, '2024-01-10')");
        await customers.LoadAsync("03-02", "(1, 'Niteroy', 'RJ', 'a@x', null, '2024-02-20')");
        StepCounts counts = await customers.LoadAsync("03-03", "(1, 'Niteroi', 'RJ', 'b@x', null, '2024-02-20')");
        Assert.Equal(["1 Rio b@x [, 02-20)", "1 Niteroi b@x [02-20, ) *"], await customers.VersionsAsync("id, city, email"));
        Assert.Equal((1, 0, 0), (counts.RowsUpdated, counts.VersionsOpened, counts.VersionsClosed));
    }

    [Fact]
    public async Task A_second_change_in_one_run_time_corrects_the_version()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroy', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [, 03-02)", "1 Niteroi [03-02, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task An_older_state_changes_nothing_and_is_skipped()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, Header);
        string dayOne = "(1, 'Rio', 'RJ', 'a@x', null, '2024-01-10')";
        await customers.LoadAsync("03-01", dayOne);
        await customers.LoadAsync("03-02", "(1, 'Niteroi', 'RJ', 'b@x', null, '2024-02-20')");
        StepCounts counts = await customers.LoadAsync("03-03", dayOne);
        Assert.Equal(["1 Rio b@x [, 02-20)", "1 Niteroi b@x [02-20, ) *"], await customers.VersionsAsync("id, city, email"));
        Assert.Equal((1, 1, 0), (counts.RowsRead, counts.RowsSkipped, counts.RowsUpdated));
    }

    [Fact]
    public async Task A_run_for_a_day_before_the_version_began_changes_nothing()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        await customers.LoadAsync("03-05", "(1, 'Niteroi', 'RJ', 'a@x', null, null)");
        StepCounts counts = await customers.LoadAsync("03-02", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        Assert.Equal(["1 Rio [, 03-05)", "1 Niteroi [03-05, ) *"], await customers.VersionsAsync());
        Assert.Equal(1, counts.RowsSkipped);
    }
}
