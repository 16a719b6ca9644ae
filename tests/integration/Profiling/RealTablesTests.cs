using EtlTools.Profiling;
using EtlTools.Tests.Integration.Staging;

namespace EtlTools.Tests.Integration.Profiling;

[Collection("postgres")]
public sealed class RealTablesTests(PostgresFixture postgres)
{
    [RealDataFact]
    public async Task The_passengers_are_as_they_were_counted()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportRealAsync("p", "titanic/titanic.csv");
        TableProfile profile = await area.ProfileAsync("p", "passengerid");
        Assert.Equal(891, profile.Rows);
        Assert.Equal(
            [("age", 177L), ("cabin", 687L), ("embarked", 2L)],
            profile.Columns.Where(column => column.Nulls > 0).Select(column => (column.Column, column.Nulls)));
        Assert.Equal((891, 0, true), (profile.Key!.Distinct, profile.Key.Duplicates, profile.Key.IsExact));
        ColumnProfile fare = profile.Of("fare");
        Assert.Equal((InferredType.Decimal, 1.0, "0", "512.3292"), (fare.Type, fare.TypeShare, fare.Min, fare.Max));
        Assert.Equal(28_693.9493 / 891, fare.Mean!.Value, 1e-9);
        ColumnProfile survived = profile.Of("survived");
        Assert.Equal((InferredType.Integer, 2), (survived.Type, survived.Distinct));
        Assert.Equal(["0 (549)", "1 (342)"], survived.Frequent.Select(value => value.ToString()));
        Assert.Equal(["S", "C", "Q"], profile.Of("embarked").Frequent.Select(value => value.Value));
        ColumnProfile age = profile.Of("age");
        Assert.Equal((InferredType.Decimal, "0.42", "80"), (age.Type, age.Min, age.Max));
    }

    [RealDataFact]
    public async Task Every_figure_is_what_the_database_counts()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportRealAsync("o", "olist/olist_order_items_dataset.csv");
        TableProfile profile = await area.ProfileAsync("o", "order_id", "order_item_id");
        foreach (ColumnProfile column in profile.Columns)
        {
            string expected = (await area.RowsAsync($"""
                select count(*) filter (where {column.Column} is null), min({column.Column} collate "C"),
                       max({column.Column} collate "C"), min(length({column.Column})), max(length({column.Column})),
                       round(avg(length({column.Column})), 6)
                from staging.o
                """)).Single();
            string lengths = FormattableString.Invariant(
                $"{column.LengthMin}|{column.LengthMax}|{column.LengthMean:0.000000}");
            Assert.Equal(expected, $"{column.Nulls}|{column.TextMin}|{column.TextMax}|{lengths}");
            long distinct = await area.ScalarAsync<long>($"select count(distinct {column.Column}) from staging.o");
            if (column.IsDistinctExact) Assert.Equal(distinct, column.Distinct);
            else Assert.InRange((double)column.Distinct / distinct, 0.97, 1.03);
        }

        Assert.Equal(
            $"{profile.Of("price").Min}|{profile.Of("price").Max}",
            (await area.RowsAsync("select min(price::numeric), max(price::numeric) from staging.o")).Single());
        Assert.Equal(1_093_264.35 / 8_365, profile.Of("price").Mean!.Value, 1e-9);
        Assert.Equal((8_365, 0), (profile.Key!.Distinct, profile.Key.Duplicates));
        Assert.Equal(("X{32}", 1.0), (profile.Of("order_id").Pattern, profile.Of("order_id").PatternShare));
        Assert.Equal(
            (InferredType.Timestamp, "9999-99-99 99:99:99"),
            (profile.Of("shipping_limit_date").Type, profile.Of("shipping_limit_date").Pattern));
    }

    [RealDataFact]
    public async Task Repeated_points_of_the_map_are_counted_exactly()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportRealAsync("g", "olist/olist_geolocation_dataset.csv");
        TableProfile profile = await area.ProfileAsync(
            "g",
            "geolocation_zip_code_prefix", "geolocation_lat", "geolocation_lng", "geolocation_city", "geolocation_state");
        Assert.Equal((45_928, 9_028, 14_640, true), (
            profile.Rows, profile.Key!.Duplicates, profile.Key.RepeatedRows, profile.Key.IsExact));
        Assert.InRange(profile.Of("geolocation_zip_code_prefix").Distinct, 5_816 * 0.97, 5_816 * 1.03);
        Assert.Equal((InferredType.Text, "99999"), (
            profile.Of("geolocation_zip_code_prefix").Type, profile.Of("geolocation_zip_code_prefix").Pattern));
        Assert.Equal(InferredType.Decimal, profile.Of("geolocation_lat").Type);
        ColumnProfile state = profile.Of("geolocation_state");
        Assert.Equal((27, true), (state.Distinct, state.IsDistinctExact));
    }
}
