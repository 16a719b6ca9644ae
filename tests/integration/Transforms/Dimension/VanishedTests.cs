using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

[Collection("postgres")]
public sealed class VanishedTests(PostgresFixture postgres)
{
    private const string Ana = "(1, 'Rio', 'RJ', 'a@x', '2020-05-05', '2024-01-10')";
    private const string Bob = "(2, 'Recife', 'PE', 'b@x', null, '2024-01-10')";

    [Fact]
    public async Task A_vanished_member_stays_where_the_model_does_not_say_otherwise()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Ana, Bob);
        StepCounts counts = await customers.LoadAsync("03-02", Bob);
        Assert.Equal(["1 Rio [, ) *", "2 Recife [, ) *"], await customers.VersionsAsync());
        Assert.Equal((1, 1, 0), (counts.RowsRead, counts.RowsUnchanged, counts.RowsDeleted));
    }

    [Fact]
    public async Task A_vanished_member_is_closed_where_the_model_says_so()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "vanished: close");
        await customers.LoadAsync("03-01", Ana, Bob);
        StepCounts counts = await customers.LoadAsync("03-02", Bob);
        Assert.Equal(["1 Rio [, 03-02)", "2 Recife [, ) *"], await customers.VersionsAsync());
        Assert.Equal((1, 1), (counts.RowsDeleted, counts.VersionsClosed));
        StepCounts again = await customers.LoadAsync("03-03", Bob);
        Assert.Equal((0, 0), (again.RowsDeleted, again.VersionsClosed));
    }

    [Fact]
    public async Task The_unknown_member_never_vanishes()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "vanished: close");
        await customers.LoadAsync("03-01", Ana, Bob);
        await customers.LoadAsync("03-02", Bob);
        Assert.Equal(["True"], await customers.Warehouse.RowsAsync("select is_current from warehouse.dim_customer where customer_key = -1"));
    }

    [Theory]
    [InlineData("vanished: close")]
    [InlineData("vanished: close\nchanged_at: changed")]
    public async Task A_member_that_comes_back_leaves_the_gap(string header)
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, header);
        await customers.LoadAsync("03-01", Ana, Bob);
        await customers.LoadAsync("03-02", Bob);
        StepCounts counts = await customers.LoadAsync("03-05", Ana, Bob);
        Assert.Equal(["1 Rio [, 03-02)", "1 Rio [03-05, ) *", "2 Recife [, ) *"], await customers.VersionsAsync());
        Assert.Equal((2, 1, 1, 1, 0), (counts.RowsRead, counts.RowsUpdated, counts.RowsUnchanged, counts.VersionsOpened, counts.VersionsClosed));
    }

    [Fact]
    public async Task A_member_comes_back_when_its_stamp_says_if_that_is_after_it_left()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "vanished: close\nchanged_at: changed");
        await customers.LoadAsync("03-01", Ana, Bob);
        await customers.LoadAsync("03-02", Bob);
        await customers.LoadAsync("03-05", "(1, 'Santos', 'SP', 'a@x', null, '2024-03-04')", Bob);
        Assert.Equal(["1 Rio [, 03-02)", "1 Santos [03-04, ) *", "2 Recife [, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task A_member_that_comes_back_brings_type_1_to_its_old_versions_and_keeps_type_0()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "vanished: close");
        await customers.LoadAsync("03-01", Ana, Bob);
        await customers.LoadAsync("03-02", Bob);
        await customers.LoadAsync("03-05", "(1, 'Rio', 'RJ', 'new@x', '2023-12-12', null)", Bob);
        Assert.Equal(
            ["1 new@x 2020-05-05 [, 03-02)", "1 new@x 2020-05-05 [03-05, ) *"],
            (await customers.VersionsAsync("id, email, joined"))[..2]);
    }

    [Fact]
    public async Task A_source_without_rows_closes_nobody_and_is_refused()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "vanished: close");
        await customers.LoadAsync("03-01", Ana, Bob);
        EtlException error = await customers.RefusedAsync("03-02");
        Assert.Equal(ErrorIds.TransformEmptySource, error.Id);
        Assert.Contains("dim_customer.sql:8: the select returns no rows", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1 Rio [, ) *", "2 Recife [, ) *"], await customers.VersionsAsync());
    }
}
