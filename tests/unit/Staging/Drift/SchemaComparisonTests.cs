using EtlTools.Profiling;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Unit.Staging.Drift;

public sealed class SchemaComparisonTests
{
    [Fact]
    public void The_same_columns_with_the_like_of_their_values_do_not_differ()
    {
        SchemaDescription table = Described.As(("id", ["1", "2"]), ("name", ["Ann", "Bo"]));
        Assert.Empty(Described.Differences(table, Described.As(("id", ["3"]), ("name", ["Cy"]))));
    }

    [Fact]
    public void New_and_missing_columns_are_named_with_their_type()
    {
        Assert.Equal(
            ["New since  -> date", "Missing age integer -> "],
            Described.Differences(
                Described.As(("id", ["1"]), ("age", ["31", "7"])), Described.As(("since", ["2025-01-31"]), ("id", ["2"]))));
    }

    [Theory]
    [InlineData("a b c", "a c b", "Reordered  a, b, c -> a, c, b")]
    [InlineData("a b c", "c x a", "New x  -> ", "Missing b  -> ", "Reordered  a, c -> c, a")]
    [InlineData("a b c", "x a c", "New x  -> ", "Missing b  -> ")]
    [InlineData("a b", "a b")]
    public void The_order_is_that_of_the_columns_both_have(string table, string source, params string[] differences) =>
        Assert.Equal(differences, Described.Differences(Described.Named(table), Described.Named(source)));

    [Fact]
    public void The_order_is_that_of_the_last_load()
    {
        SchemaDescription table = Described.Named("a b c") with { Order = ["c", "b", "a"] };
        Assert.Empty(Described.Differences(table, Described.Named("c b a")));
        Assert.Single(Described.Differences(table, Described.Named("a b c")));
    }

    [Theory]
    [InlineData("1 2 3", "4 x", "integer", "text (1 of 2 values do not fit)")]
    [InlineData("1 2 3", "4.5 5", "integer", "decimal (1 of 2 values do not fit)")]
    [InlineData("2025-01-31", "31.01.2025", "date", "text (1 of 1 values do not fit)")]
    [InlineData("yes no", "1 0", "boolean", "integer (2 of 2 values do not fit)")]
    [InlineData("7 8", "007", "integer", "text (1 of 1 values do not fit)")]
    public void Values_that_do_not_fit_the_type_of_the_column_are_counted(
        string before, string after, string type, string found) => Assert.Equal(
        [$"Type v {type} -> {found}"],
        Described.Differences(Described.As(("v", before.Split(' '))), Described.As(("v", after.Split(' ')))));

    [Theory]
    [InlineData("1.5 2", "4 5")]
    [InlineData("2025-01-31T08:30:00Z 2025-02-01", "2025-03-01")]
    [InlineData("a 1", "x 2025-01-01")]
    [InlineData("", "x")]
    [InlineData("1", "")]
    public void A_wider_column_holds_narrower_values(string before, string after) => Assert.Empty(
        Described.Differences(Described.As(("v", before.Split(' '))), Described.As(("v", after.Split(' ')))));

    [Theory]
    [InlineData("1.50 2.25", "1 2", "decimal", "integer")]
    [InlineData("2025-01-31T08:30:00Z 2025-02-01T00:00:00Z", "2025-01-31 2025-02-01", "timestamp", "date")]
    [InlineData("Amsterdam Rotterdam", "Amste Rotte", "up to 9 characters", "up to 5 characters")]
    [InlineData("Ede Os Hengelo Groningen", "Ede Os Hengel Gronin", "up to 9 characters", "up to 6 characters")]
    public void Values_that_lost_something_are_narrowed(string before, string after, string was, string now) => Assert.Equal(
        [$"Narrowed v {was} -> {now}"],
        Described.Differences(Described.As(("v", Often(before))), Described.As(("v", Often(after)))));

    [Fact]
    public void Short_values_that_do_not_end_together_are_no_sign_of_a_cut() => Assert.Empty(Described.Differences(
        Described.As(("v", Often("Os Ee Os Ee Groningen"))),
        Described.As(("v", [.. Often("Os Ee"), "Ede", "Urk"]))));

    [Fact]
    public void A_few_values_prove_nothing() => Assert.Empty(Described.Differences(
        Described.As(("v", ["Amsterdam", "Rotterdam"])), Described.As(("v", ["Ede", "Oss"]))));

    [Fact]
    public void The_type_of_a_profile_goes_before_that_of_the_values_looked_at() => Assert.Equal(
        ["Type v integer -> text (1 of 2 values do not fit)", "Missing w date -> "],
        Described.Differences(
            Profiled(("v", InferredType.Integer, 1), ("w", InferredType.Date, 1)), Described.As(("v", ["x", "1"]))));

    [Fact]
    public void As_many_values_that_do_not_fit_as_the_profile_found_are_no_difference()
    {
        SchemaDescription table = Profiled(("v", InferredType.Integer, 0.97));
        Assert.Empty(Described.Differences(table, Described.As(("v", Numbers(misfits: 3)))));
        Assert.Equal(
            ["Type v integer (97 % of the values) -> text (12 of 100 values do not fit)"],
            Described.Differences(table, Described.As(("v", Numbers(misfits: 12)))));
    }

    [Fact]
    public void Values_that_lost_something_are_found_beside_some_that_never_fitted()
    {
        SchemaDescription table = Described.As(("v", [.. Often("1.50 2.25"), "n/a", "n/a"])) with
        {
            Profiled = new Dictionary<string, KnownType> { ["v"] = new(InferredType.Decimal, 0.97) },
        };
        Assert.Equal(
            ["Narrowed v decimal (97 % of the values) -> integer"],
            Described.Differences(table, Described.As(("v", Numbers(misfits: 3)))));
    }

    [Fact]
    public void A_column_the_profile_does_not_know_has_the_type_of_its_values() => Assert.Equal(
        ["Type v integer -> text (1 of 1 values do not fit)"],
        Described.Differences(
            Described.As(("v", ["1"])) with { Profiled = Profiled(("w", InferredType.Date, 1)).Profiled },
            Described.As(("v", ["x"]))));

    private static SchemaDescription Profiled(params (string Name, InferredType Type, double Share)[] columns) =>
        Described.Named(string.Join(' ', columns.Select(column => column.Name))) with
        {
            Profiled = columns.ToDictionary(column => column.Name, column => new KnownType(column.Type, column.Share)),
        };

    private static string[] Numbers(int misfits) =>
        [.. Enumerable.Range(1, 100 - misfits).Select(i => $"{i}"), .. Enumerable.Repeat("n/a", misfits)];

    private static string[] Often(string values) => [.. Enumerable.Repeat(values.Split(' '), 40).SelectMany(value => value)];
}
