using System.Text;
using EtlTools.Staging;

namespace EtlTools.Tests.Unit.Staging;

public sealed class ColumnNamesTests
{
    [Theory]
    [InlineData("customer_id", "customer_id")]
    [InlineData("  Order ID ", "order_id")]
    [InlineData("Price (R$)", "price_r")]
    [InlineData("1st order", "_1st_order")]
    [InlineData("", "column_1")]
    [InlineData("%", "column_1")]
    [InlineData("Select", "select")]
    [InlineData("Größe/Länge", "größe_länge")]
    [InlineData("顧客", "顧客")]
    [InlineData("load_id", "load_id_")]
    [InlineData("etl_record", "etl_record_")]
    [InlineData("ROW HASH", "row_hash_")]
    [InlineData("xmin", "xmin_")]
    public void A_header_becomes_a_name(string header, string name) =>
        Assert.Equal([name], ColumnNames.Of([header]));

    [Fact]
    public void Repeated_names_are_numbered() =>
        Assert.Equal(["a", "a_2", "a_3", "a_2_2"], ColumnNames.Of(["a", "A", "a!", "a_2"]));

    [Fact]
    public void Long_names_are_cut_between_characters_and_stay_unique()
    {
        IReadOnlyList<string> names = ColumnNames.Of([new string('ä', 40), new string('Ä', 50)]);
        Assert.Equal([new string('ä', 31), new string('ä', 30) + "_2"], names);
    }

    [Fact]
    public void Any_header_gives_names_that_are_unique_short_and_stable()
    {
        Random random = new(4711);
        string[] parts = ["a", "A", "_", " ", "1", "ä", "İ", "顧", "😀", "e\u0301", "load_id", "xmin", "\"", "", "_2", "\u0660",
            new string('x', 30), new string('é', 16)];
        for (int round = 0; round < 2_000; round++)
        {
            string[] header = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ =>
                string.Concat(Enumerable.Range(0, random.Next(0, 6)).Select(_ => parts[random.Next(parts.Length)])))];
            IReadOnlyList<string> names = ColumnNames.Of(header);
            Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
            Assert.All(names, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 63));
            Assert.Empty(names.Intersect(["source_file", "source_line", "load_id", "load_timestamp", "row_hash", "xmin"]));
            Assert.Equal(names, ColumnNames.Of(names));
        }
    }
}
