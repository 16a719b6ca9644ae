using System.Text.Json;
using EtlTools.Cli.Output;

namespace EtlTools.Tests.Unit.Cli;

public sealed class QueryOutputTests
{
    [Fact]
    public async Task Numbers_of_any_size_keep_their_digits_in_JSON()
    {
        string json = await JsonAsync(
            Row(("big", long.MaxValue), ("money", 12.300m), ("huge", System.Numerics.BigInteger.Pow(10, 40))));
        Assert.Contains("\"big\":9223372036854775807", json, StringComparison.Ordinal);
        Assert.Contains("\"money\":12.300", json, StringComparison.Ordinal);
        Assert.Contains("\"huge\":1" + new string('0', 40), json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moments_and_dates_are_ISO_8601_in_JSON()
    {
        string json = await JsonAsync(Row(
            ("at", new DateTime(2025, 1, 1, 8, 30, 0, DateTimeKind.Utc).AddMicroseconds(5)),
            ("local", new DateTime(2025, 1, 1, 8, 30, 0, DateTimeKind.Unspecified)),
            ("day", new DateOnly(9999, 12, 31)),
            ("ever", DateTime.MaxValue)));
        Assert.Contains("\"at\":\"2025-01-01T08:30:00.000005Z\"", json, StringComparison.Ordinal);
        Assert.Contains("\"local\":\"2025-01-01T08:30:00\"", json, StringComparison.Ordinal);
        Assert.Contains("\"day\":\"9999-12-31\"", json, StringComparison.Ordinal);
        Assert.Contains("\"ever\":\"infinity\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_rows_are_an_empty_array()
    {
        Assert.Equal("[]", (await JsonAsync()).Trim());
    }

    [Fact]
    public async Task What_JSON_has_no_number_for_is_a_word()
    {
        string json = await JsonAsync(
            Row(("n", double.NaN), ("none", null), ("list", new int?[] { 1, null }), ("bytes", new byte[] { 1, 255 })));
        Assert.Contains("""{"n":"NaN","none":null,"list":[1,null],"bytes":"\\x01ff"}""", json, StringComparison.Ordinal);
        using JsonDocument parsed = JsonDocument.Parse(json);
        Assert.Equal(1, parsed.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task A_null_can_be_told_from_an_empty_text()
    {
        string table = await TableAsync(null, Row(("a", null)), Row(("a", "")));
        Assert.Equal(["a", "──────", "(null)", "", "(2 rows)", ""], table.Split(Environment.NewLine));
    }

    [Fact]
    public async Task Line_breaks_and_escape_sequences_do_not_reach_the_terminal()
    {
        string table = await TableAsync(null, Row(("a", "one\ntwo\u001b[31m")));
        Assert.Contains(@"one\ntwo\x1B[31m", table, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', table);
    }

    [Fact]
    public async Task Rows_beyond_the_first_thousand_are_written_too()
    {
        IReadOnlyDictionary<string, object?>[] rows = [.. Enumerable.Range(1, 1500).Select(i => Row(("n", i)))];
        string table = await TableAsync(null, rows);
        Assert.Contains("\n1500", table, StringComparison.Ordinal);
        Assert.Contains("(1,500 rows)", table, StringComparison.Ordinal);
        Assert.Equal(1503, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task More_columns_than_the_screen_has_room_for_become_a_list()
    {
        (string, object?)[] cells = [.. Enumerable.Range(1, 20).Select(i => ($"column_{i}", (object?)i))];
        string table = await TableAsync(60, Row(cells));
        Assert.Contains("column_20  20", table, StringComparison.Ordinal);
        Assert.All(table.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 60, line));
    }

    private static OrderedDictionary<string, object?> Row(params (string Name, object? Value)[] cells)
    {
        OrderedDictionary<string, object?> row = new(StringComparer.Ordinal);
        foreach ((string name, object? value) in cells) row.Add(name, value);
        return row;
    }

    private static async Task<string> JsonAsync(params IReadOnlyDictionary<string, object?>[] rows)
    {
        using StringWriter writer = new();
        await new JsonRows(writer).WriteAsync(rows.ToAsyncEnumerable(), CancellationToken.None);
        return writer.ToString();
    }

    private static async Task<string> TableAsync(int? width, params IReadOnlyDictionary<string, object?>[] rows)
    {
        using StringWriter writer = new();
        Terminal terminal = new(writer, TextWriter.Null) { Width = width };
        await new QueryTable(terminal).WriteAsync(rows.ToAsyncEnumerable(), CancellationToken.None);
        return writer.ToString();
    }
}
