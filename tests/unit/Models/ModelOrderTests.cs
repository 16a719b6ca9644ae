using EtlTools.Diagnostics;
using EtlTools.Models;
using static EtlTools.Tests.Unit.Models.SmallModel;

namespace EtlTools.Tests.Unit.Models;

public sealed class ModelOrderTests
{
    [Fact]
    public void Dimensions_and_calendars_come_before_facts_and_these_before_totals() =>
        Assert.Equal(
            ["dim_date", "dim_z", "fact_a", "agg_a", "dim_z"],
            Names(Rollup("dim_z"), Aggregate("agg_a"), Fact("fact_a"), Dimension("dim_z"), Calendar("dim_date")));

    [Fact]
    public void A_table_comes_after_those_it_reads() =>
        Assert.Equal(
            ["dim_b", "dim_c", "dim_a"],
            Names(Dimension("dim_a", "warehouse.dim_c"), Dimension("dim_b"), Dimension("dim_c", "warehouse.dim_b")));

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_files()
    {
        WarehouseTable[] tables = [Fact("f_b"), Fact("f_a", "warehouse.f_b"), Dimension("d_b"), Dimension("d_a"), Aggregate("a_a")];
        string[] expected = Names(tables);
        Array.Reverse(tables);
        Assert.Equal(expected, Names(tables));
    }

    [Fact]
    public void A_rollup_comes_after_the_aggregate_it_reads() =>
        Assert.Equal(
            ["dim_a", "z_totals", "dim_a"],
            Names(Rollup("dim_a", "warehouse.z_totals"), Aggregate("z_totals"), Dimension("dim_a")));

    [Fact]
    public void A_table_may_read_itself() => Assert.Equal(["fact_a"], Names(Fact("fact_a", "warehouse.fact_a")));

    [Fact]
    public void A_circle_is_refused_with_its_tables()
    {
        EtlException error = Refused(
            Dimension("dim_a", "warehouse.dim_b"), Dimension("dim_b", "warehouse.dim_c"), Dimension("dim_c", "warehouse.dim_a"));
        Assert.Contains("dim_a -> dim_b -> dim_c -> dim_a", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dimension_that_reads_a_fact_is_refused()
    {
        EtlException error = Refused(Dimension("dim_a", "warehouse.fact_a"), Fact("fact_a"));
        Assert.StartsWith("dim_a.sql:1: dimension dim_a reads fact fact_a", error.Message, StringComparison.Ordinal);
        Assert.Contains("rollup", error.NextStep, StringComparison.Ordinal);
    }

    private static string[] Names(params WarehouseTable[] tables) =>
        [.. ModelOrder.Sort(tables, "warehouse").Select(table => table.Name)];

    private static EtlException Refused(params WarehouseTable[] tables)
    {
        EtlException error = Assert.Throws<EtlException>(() => ModelOrder.Sort(tables, "warehouse"));
        Assert.Equal(ErrorIds.ModelInconsistent, error.Id);
        return error;
    }
}
