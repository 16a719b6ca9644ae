using System.Globalization;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class RealFilesTests(PostgresFixture postgres)
{
    [RealDataTheory]
    [InlineData("olist/olist_customers_dataset.csv", 8_135)]
    [InlineData("olist/olist_orders_dataset.csv", 8_135)]
    [InlineData("olist/olist_order_items_dataset.csv", 8_365)]
    [InlineData("olist/olist_order_payments_dataset.csv", 8_924)]
    [InlineData("olist/olist_order_reviews_dataset.csv", 8_225)]
    [InlineData("olist/olist_products_dataset.csv", 5_460)]
    [InlineData("olist/olist_sellers_dataset.csv", 1_610)]
    [InlineData("olist/olist_geolocation_dataset.csv", 45_928)]
    [InlineData("olist/product_category_name_translation.csv", 71)]
    [InlineData("titanic/titanic.csv", 891)]
    public async Task Every_record_lands_with_the_line_it_starts_on(string name, int records)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = Path.Combine(Checkout.TestData!, name);
        LoadResult result = (await area.ImportAsync("t", file)).Single();
        Assert.Equal((LoadStatus.Succeeded, records, records), (result.Status, result.RowsRead, result.RowsInserted));
        Assert.Equal(
            FirstLines(await File.ReadAllTextAsync(file)).Skip(1),
            (await area.RowsAsync("select source_line from staging.t order by source_line"))
                .Select(line => int.Parse(line, CultureInfo.InvariantCulture)));
    }

    [RealDataFact]
    public async Task Reviews_keep_their_line_breaks()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("r", Path.Combine(Checkout.TestData!, "olist/olist_order_reviews_dataset.csv"));
        Assert.Equal(436, await area.ScalarAsync<long>(
            "select count(*) from staging.r where concat(review_comment_title, review_comment_message) ~ '[\\r\\n]'"));
    }

    [RealDataFact]
    public async Task Missing_values_of_the_passengers_are_null_and_quotes_are_single()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("p", Path.Combine(Checkout.TestData!, "titanic/titanic.csv"));
        Assert.Equal("177|687|2|342|28693.9493|53|0", (await area.RowsAsync("""
            select count(*) filter (where age is null), count(*) filter (where cabin is null),
                   count(*) filter (where embarked is null), count(*) filter (where survived = '1'),
                   sum(fare::numeric), count(*) filter (where name like '%"%'), count(*) filter (where name like '%""%')
            from staging.p
            """)).Single());
    }

    // The line each record starts on, found character by character: a quote toggles, a break outside of quotes ends.
    private static IEnumerable<int> FirstLines(string text)
    {
        int line = 1;
        int first = 1;
        bool isQuoted = false;
        bool isEmpty = true;
        foreach (char character in text)
        {
            if (character == '"') isQuoted = !isQuoted;
            if (character != '\n')
            {
                isEmpty &= character == '\r';
                continue;
            }

            line++;
            if (isQuoted) continue;
            if (!isEmpty) yield return first;
            first = line;
            isEmpty = true;
        }

        if (!isEmpty) yield return first;
    }
}
