using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Calendar;

[Collection("postgres")]
public sealed class CalendarTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Every_day_and_the_unknown_one_are_there()
    {
        await using SmallWarehouse warehouse = await WithCalendarAsync("2024-02-28", "2024-03-01");
        StepCounts counts = await warehouse.BuildAsync("dim_date", "01-01");
        Assert.Equal(4, counts.RowsInserted);
        Assert.Equal(
            ["-1 -", "20240228 2024-02-28", "20240229 2024-02-29", "20240301 2024-03-01"],
            await warehouse.RowsAsync("select date_key, full_date::text from warehouse.dim_date order by 1"));
    }

    [Fact]
    public async Task The_days_around_a_year_end_belong_to_their_ISO_week()
    {
        await using SmallWarehouse warehouse = await WithCalendarAsync("2020-12-27", "2021-01-04");
        await warehouse.BuildAsync("dim_date", "01-01");
        Assert.Equal(
            ["20201227 52 2020 2020", "20201228 53 2020 2020", "20201231 53 2020 2020", "20210103 53 2020 2021", "20210104 1 2021 2021"],
            await warehouse.RowsAsync("""
                select date_key, iso_week, iso_year, year from warehouse.dim_date
                where date_key in (20201227, 20201228, 20201231, 20210103, 20210104) order by 1
                """));
    }

    [Fact]
    public async Task A_day_says_its_names_and_numbers()
    {
        await using SmallWarehouse warehouse = await WithCalendarAsync("2024-05-03", "2024-05-06");
        await warehouse.BuildAsync("dim_date", "01-01");
        Assert.Equal(
            ["3 5 Friday 124 5 May 2 2024 2024-05 False"],
            await warehouse.RowsAsync("""
                select day_of_month, day_of_week, day_name, day_of_year, month, month_name, quarter, year, year_month, is_weekend
                from warehouse.dim_date where date_key = 20240503
                """));
        Assert.Equal(
            ["20240504", "20240505"],
            await warehouse.RowsAsync("select date_key from warehouse.dim_date where is_weekend order by 1"));
    }

    [Fact]
    public async Task Holidays_come_from_the_select_and_one_day_may_have_two()
    {
        await using SmallWarehouse warehouse = await WithCalendarAsync("2024-12-24", "2024-12-26", """

            select * from (values (date '2024-12-25', 'Natal'), ('2024-12-25', 'Christmas'), ('2031-01-01', 'Far')) v (d, n)
            -- the end
            """);
        await warehouse.BuildAsync("dim_date", "01-01");
        Assert.Equal(
            ["20241224 False -", "20241225 True Christmas", "20241226 False -"],
            await warehouse.RowsAsync("select date_key, is_holiday, holiday_name from warehouse.dim_date where date_key > 0 order by 1"));
    }

    [Fact]
    public async Task A_rerun_changes_nothing_and_a_longer_calendar_adds_its_days()
    {
        await using SmallWarehouse warehouse = await WithCalendarAsync("2024-01-02", "2024-01-03");
        await warehouse.BuildAsync("dim_date", "01-01");
        string[] before = await warehouse.RowsAsync("select date_key, ctid::text, xmin::text from warehouse.dim_date order by 1");
        StepCounts same = await warehouse.BuildAsync("dim_date", "01-02");
        Describe(warehouse, "2024-01-01", "2024-01-05", "");
        StepCounts longer = await warehouse.BuildAsync("dim_date", "01-03");
        Assert.Equal((3, 3), (same.RowsRead, same.RowsUnchanged));
        Assert.Equal((6, 3, 3), (longer.RowsRead, longer.RowsInserted, longer.RowsUnchanged));
        Assert.Equal(before, (await warehouse.RowsAsync("select date_key, ctid::text, xmin::text from warehouse.dim_date order by 1"))
            .Where(row => !row.StartsWith("20240101", StringComparison.Ordinal) && string.CompareOrdinal(row, "20240104") < 0));
    }

    [Fact]
    public async Task A_wrong_holiday_select_is_refused_with_its_own_line()
    {
        await using SmallWarehouse warehouse = await WithCalendarAsync("2024-01-02", "2024-01-03", "\nselect day, name from src.holidays");
        EtlException error = await warehouse.RefusedAsync("dim_date");
        Assert.Contains("dim_date.sql:2:23: relation \"src.holidays\" does not exist", error.Message, StringComparison.Ordinal);
    }

    private async Task<SmallWarehouse> WithCalendarAsync(string from, string to, string holidays = "")
    {
        SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        Describe(warehouse, from, to, holidays);
        return warehouse;
    }

    private static void Describe(SmallWarehouse warehouse, string from, string to, string holidays) =>
        warehouse.Folder.Write("dimensions/dim_date.sql", $"/* {{ calendar: dim_date, from: '{from}', to: '{to}' }} */{holidays}");
}
