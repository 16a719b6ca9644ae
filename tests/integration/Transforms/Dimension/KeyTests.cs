using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

[Collection("postgres")]
public sealed class KeyTests(PostgresFixture postgres)
{
    private const string Old = "(1, 'Rio', 'RJ', 'a@x', null, '2024-01-10')";
    private const string New = "(1, 'Santos', 'SP', 'a@x', null, '2024-01-20')";

    [Fact]
    public async Task A_repeated_key_is_refused_by_name()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        EtlException error = await customers.RefusedAsync("03-01", Old, New, "(2, 'Recife', 'PE', null, null, null)");
        Assert.Equal(ErrorIds.TransformRepeatedKey, error.Id);
        Assert.Contains("id=1 (2 times)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("id=2", error.Message, StringComparison.Ordinal);
        Assert.Contains("order_by", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_key_is_refused_in_a_later_run_too_and_nothing_is_written()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", Old);
        EtlException error = await customers.RefusedAsync("03-02", Old, New);
        Assert.Equal(ErrorIds.TransformRepeatedKey, error.Id);
        Assert.Equal(["1 Rio [, ) *"], await customers.VersionsAsync());
    }

    [Fact]
    public async Task Many_repeated_keys_are_named_up_to_ten()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        string[] rows = [.. Enumerable.Range(1, 12).SelectMany(id => Enumerable.Repeat($"({id}, 'Rio', 'RJ', null, null, null)", 2))];
        EtlException error = await customers.RefusedAsync("03-01", rows);
        Assert.EndsWith("; and more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_key_is_settled_by_order_by_and_the_losers_are_skipped()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, "order_by: [changed desc]");
        StepCounts counts = await customers.LoadAsync("03-01", Old, New, "(2, 'Recife', 'PE', null, null, null)");
        Assert.Equal(["1 Santos [, ) *", "2 Recife [, ) *"], await customers.VersionsAsync());
        Assert.Equal((3, 2, 1, 0), (counts.RowsRead, counts.RowsInserted, counts.RowsSkipped, counts.RowsUnchanged));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order_by: [changed desc]")]
    public async Task A_key_without_a_value_is_refused(string header)
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, header);
        await customers.LoadAsync("03-01", Old);
        EtlException error = await customers.RefusedAsync("03-02", New, "(null, 'Recife', 'PE', null, null, null)");
        Assert.Equal(ErrorIds.TransformNullKey, error.Id);
        Assert.Contains("1 rows have no value in the key (id)", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1 Rio [, ) *"], await customers.VersionsAsync());
    }
}
