using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality;
using static EtlTools.Tests.Unit.Models.SmallModel;

namespace EtlTools.Tests.Unit.Models;

public sealed class ModelConsistencyTests
{
    private static readonly Lookup s_customer = new() { Column = "customer_key", Dimension = "dim_customer", On = ["customer_id"] };

    [Fact]
    public void A_sound_model_passes() =>
        ModelConsistency.Check(Of(
            Dimension("dim_customer"),
            Calendar("dim_date"),
            Fact("fact_sales") with { Lookups = [s_customer, s_customer with { Column = "date_key", Dimension = "dim_date" }] },
            Rollup("dim_customer")));

    [Fact]
    public void A_table_that_is_defined_twice_is_refused_with_both_files()
    {
        EtlException error = Refused(Of(Dimension("same") with { File = "a.sql" }, Fact("same") with { File = "b.sql" }));
        Assert.Equal("b.sql: table 'same' is already defined in a.sql.", error.Message);
    }

    [Fact]
    public void A_staging_table_that_is_defined_twice_is_refused()
    {
        StagingTable orders = new() { Table = "orders", Files = ["orders.csv"], File = "a.yml" };
        EtlException error = Refused(Of() with { Staging = [orders, orders with { File = "b.yml" }] });
        Assert.Equal("b.yml: staging table 'orders' is already defined in a.yml.", error.Message);
    }

    [Fact]
    public void A_rule_that_is_defined_twice_is_refused_with_both_lines()
    {
        QualityRule rule = new()
        {
            Name = "Email is there",
            Table = "t",
            Check = "not_null",
            Category = QualityCategory.Completeness,
            File = "q.yml",
            Line = 3,
        };
        EtlException error = Refused(Of() with { Rules = [rule, rule with { Line = 9 }] });
        Assert.Equal("q.yml:9: rule 'Email is there' is already defined in q.yml:3.", error.Message);
    }

    [Fact]
    public void A_lookup_of_an_unknown_dimension_is_refused_with_the_known_ones()
    {
        EtlException error = Refused(Of(Fact("fact_sales") with { Lookups = [s_customer] }, Dimension("dim_product")));
        Assert.Contains("fact_sales.sql: lookup customer_key names dimension 'dim_customer'", error.Message, StringComparison.Ordinal);
        Assert.Equal("The model has: dim_product.", error.NextStep);
    }

    [Fact]
    public void A_lookup_of_a_fact_is_refused() =>
        Refused(Of(Fact("fact_sales") with { Lookups = [s_customer with { Dimension = "fact_other" }] }, Fact("fact_other")));

    [Fact]
    public void A_lookup_with_too_few_columns_is_refused_with_the_key()
    {
        EtlException error = Refused(Of(
            Fact("fact_sales") with { Lookups = [s_customer] },
            Dimension("dim_customer") with { Key = ["shop_id", "customer_id"] }));
        Assert.Contains("names 1 columns; the key of dim_customer has 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("shop_id, customer_id", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lookup_of_a_calendar_with_two_columns_is_refused_with_the_day()
    {
        EtlException error = Refused(Of(
            Fact("fact_sales") with { Lookups = [s_customer with { Dimension = "dim_date", On = ["year", "month"] }] },
            Calendar("dim_date")));
        Assert.Contains("full_date", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollup_without_its_dimension_is_refused() =>
        Assert.StartsWith(
            "dim_a_totals.sql: rollup dim_a names dimension 'dim_a'", Refused(Of(Rollup("dim_a"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_select_that_reads_an_unknown_staging_table_is_refused_with_its_line()
    {
        EtlModel model = Of(Dimension("dim_a", "staging.customer") with { SelectLine = 5 }) with
        {
            Staging = [new StagingTable { Table = "customers", Files = ["c.csv"], File = "c.yml" }],
        };
        EtlException error = Refused(model);
        Assert.StartsWith("dim_a.sql:5: the select names staging table 'staging.customer'", error.Message, StringComparison.Ordinal);
        Assert.Equal("The model has: staging.customers.", error.NextStep);
    }

    [Theory]
    [InlineData("city", "city", "")]
    [InlineData("id", "", "")]
    [InlineData("", "id", "")]
    [InlineData("updated_at", "", "updated_at")]
    public void A_column_with_two_ways_to_change_is_refused(string type0, string type2, string changedAt)
    {
        DimensionTable dimension = Dimension("dim_a") with
        {
            Type0 = Names(type0),
            Type2 = Names(type2),
            ChangedAt = Names(changedAt).FirstOrDefault(),
        };
        EtlException error = Refused(Of(dimension));
        Assert.StartsWith("dim_a.sql: column ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_that_ends_before_it_begins_is_refused()
    {
        CalendarTable calendar = Calendar("dim_date") with { From = new DateOnly(2025, 1, 1) };
        Assert.Contains("2025-01-01", Refused(Of(calendar)).Message, StringComparison.Ordinal);
    }

    private static string[] Names(string name) => name.Length == 0 ? [] : [name];

    private static EtlException Refused(EtlModel model)
    {
        EtlException error = Assert.Throws<EtlException>(() => ModelConsistency.Check(model));
        Assert.Equal(ErrorIds.ModelInconsistent, error.Id);
        return error;
    }
}
