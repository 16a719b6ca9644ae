using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json;
using EtlTools.Sources;
using EtlTools.Sources.Values;

namespace EtlTools.Tests.Unit.Sources.Values;

public sealed class ValueTextTests
{
    public static TheoryData<object, string> Forms { get; } = new()
    {
        { "Zürich", "Zürich" },
        { "", "" },
        { 'x', "x" },
        { true, "true" },
        { false, "false" },
        { (byte)7, "7" },
        { -42, "-42" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture), "123456789012345678901234567890" },
        { 12.50m, "12.50" },
        { decimal.MaxValue, "79228162514264337593543950335" },
        { 0.1, "0.1" },
        { 1e20, "1E+20" },
        { double.NaN, "NaN" },
        { double.NegativeInfinity, "-Infinity" },
        { 0.1f, "0.1" },
        { new DateTime(2024, 2, 29), "2024-02-29T00:00:00" },
        { new DateTime(2024, 2, 29, 13, 45, 0, DateTimeKind.Utc).AddTicks(1), "2024-02-29T13:45:00.0000001Z" },
        { new DateTime(2024, 2, 29, 13, 45, 0).AddMilliseconds(500), "2024-02-29T13:45:00.5" },
        { new DateTimeOffset(2024, 2, 29, 13, 45, 0, TimeSpan.FromHours(1)), "2024-02-29T13:45:00+01:00" },
        { new DateTimeOffset(2024, 2, 29, 13, 45, 0, 120, TimeSpan.FromHours(-3.5)), "2024-02-29T13:45:00.12-03:30" },
        { new DateOnly(2024, 2, 29), "2024-02-29" },
        { new TimeOnly(13, 45, 0, 250), "13:45:00.25" },
        { new TimeSpan(1, 2, 3, 4, 5), "26:03:04.005" },
        { -new TimeSpan(0, 0, 0, 0, 500), "-00:00:00.5" },
        { TimeSpan.MinValue, "-256204778:48:05.4775808" },
        { Guid.Parse("6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51"), "6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51" },
        { new byte[] { 0, 171, 255 }, @"\x00abff" },
        { DayOfWeek.Friday, "Friday" },
        { (DayOfWeek)9, "9" },
        { FileAttributes.Hidden | FileAttributes.System, "Hidden, System" },
        { new Version(7, 6, 5), "7.6.5" },
        { new Uri("http://a.example/ä?b=%20"), "http://a.example/ä?b=%20" },
        { typeof(string), "System.String" },
        { IPAddress.Loopback, "127.0.0.1" },
        { new BitArray([true, false, true]), "101" },
        { JsonDocument.Parse("""{"a": 1.0}""").RootElement, """{"a": 1.0}""" },
        { new object?[] { 1, 2.50m, "a\"b\n", null, true, DayOfWeek.Friday }, """[1,2.50,"a\"b\u000a",null,true,"Friday"]""" },
        { new List<DateTime> { new(2024, 2, 29) }, """["2024-02-29T00:00:00"]""" },
        { new Dictionary<string, object?> { ["b"] = 1, ["a"] = new[] { 1.5, double.NaN } }, """{"b":1,"a":[1.5,"NaN"]}""" },
        { new Hashtable { ["b"] = 1, ["a"] = 2, ["c"] = "Zürich" }, """{"a":2,"b":1,"c":"Zürich"}""" },
        { new[] { "\ud800 half" }, """["\ud800 half"]""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_value_is_written_as_what_it_is(object value, string expected)
    {
        Assert.Null(Write(value, out string text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_culture_makes_no_difference(object value, string expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        culture.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = culture;
        try
        {
            Write(value, out string text);
            Assert.Equal(expected, text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_no_column_can_hold_is_refused_with_its_place()
    {
        Assert.Equal(
            (RejectReason.NulByte, "Character 2 of the value is 0; text was expected."), Parts(Write("a\0b", out _)));
        Assert.Equal(
            (RejectReason.InvalidUtf8, "Character 3 of the value is half of a surrogate pair; text was expected."),
            Parts(Write("ab\udc00", out _)));
    }

    [Fact]
    public void A_value_that_contains_itself_is_refused()
    {
        List<object> list = [];
        list.Add(list);
        Assert.Equal(RejectReason.TooDeep, Write(list, out _)!.Value.Reason);
        Assert.Equal(RejectReason.RecordTooLong, Write(Endless(), out _)!.Value.Reason);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("a\0b", "a\0b")]
    [InlineData(1.5, "1.5")]
    [InlineData(new[] { "a", "b" }, """["a","b"]""")]
    public void A_value_becomes_a_text(object? value, string? expected)
    {
        Assert.Equal(expected, ValueText.Of(value, NestedValues.None, out ValueFault? fault));
        Assert.Null(fault);
    }

    [Fact]
    public void A_value_that_cannot_become_a_text_says_why()
    {
        Assert.Null(ValueText.Of('\0', NestedValues.None, out ValueFault? fault));
        Assert.Equal((RejectReason.NulByte, "Character 1 of the value is 0; text was expected."), Parts(fault));
    }

    [Fact]
    public void Nothing_is_null_but_null()
    {
        Assert.True(ValueText.IsNull(null));
        Assert.True(ValueText.IsNull(DBNull.Value));
        Assert.False(ValueText.IsNull(""));
    }

    private static IEnumerable<string> Endless()
    {
        while (true) yield return "again and again";
    }

    private static (RejectReason, string) Parts(ValueFault? fault) => (fault!.Value.Reason, fault.Value.Expectation);

    private static ValueFault? Write(object value, out string text)
    {
        TextBuffer buffer = new();
        ValueFault? fault = ValueText.Write(value, buffer, NestedValues.None);
        text = Encoding.UTF8.GetString(buffer.Part(0, buffer.Length));
        return fault;
    }
}
