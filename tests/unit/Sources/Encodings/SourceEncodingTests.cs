using System.Globalization;
using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Sources.Csv;
using EtlTools.Sources.Encodings;

namespace EtlTools.Tests.Unit.Sources.Encodings;

public sealed class SourceEncodingTests
{
    private const string Text = "id,city,sign\n1,São Paulo,€\n2,Łódź,\U0001F600\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_says_how_the_text_is_written(string name)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        string text = Long(Text);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        Assert.Equal(text, Read(bytes, encoding: null).TrimStart('\uFEFF'));
        Assert.Equal(text, Read(bytes, "windows-1252").TrimStart('\uFEFF'));
    }

    [Theory]
    [InlineData("utf-8", Text)]
    [InlineData("utf-16", Text)]
    [InlineData("utf-16be", Text)]
    [InlineData("utf-16le", Text)]
    [InlineData("utf-32", Text)]
    [InlineData("gb18030", Text)]
    [InlineData("latin1", "1,São Paulo\n")]
    [InlineData("ISO-8859-1", "1,São Paulo\n")]
    [InlineData("windows-1252", "1,São Paulo,€ „x“\n")]
    [InlineData("windows-1250", "2,Łódź\n")]
    [InlineData("ibm850", "1,São Paulo\n")]
    [InlineData("shift_jis", "1,東京,ｱｲｳ\n")]
    public void A_named_encoding_reads(string name, string text)
    {
        byte[] bytes = SourceEncoding.Named(name).GetBytes(Long(text));
        Assert.Equal(Long(text), Read(bytes, name));
    }

    [Theory]
    [InlineData("utf-9")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void An_unknown_name_is_an_error(string name) =>
        Assert.Equal(
            ErrorIds.StagingEncoding, Assert.Throws<EtlException>(() => Read([.. "a\n1\n"u8], name)).Id);

    [Fact]
    public void Every_name_that_is_offered_is_known()
    {
        Assert.Superset(
            new HashSet<string> { "utf-8", "utf-16", "latin1", "windows-1252", "shift_jis" },
            SourceEncoding.Names.ToHashSet());
        Assert.All(SourceEncoding.Names, name => Assert.NotNull(SourceEncoding.Named(name)));
    }

    [Theory]
    [InlineData(0xD83D, @"2,a\xed\xa0\xbdb")]
    [InlineData(0xDE00, @"2,a\xed\xb8\x80b")]
    public void Half_a_surrogate_pair_costs_its_record_and_no_other(int half, string shown)
    {
        byte[] bytes = [0xFF, 0xFE, .. Units($"id,sign\n1,\U0001F600\n2,a{(char)half}b\n3,\U0001F600\n")];
        using CsvRecordReader reader = new(new SourceStream("x.csv", new MemoryStream(bytes)), SourceFormat.Default);
        Assert.True(reader.Read() && reader.Reject is null);
        Assert.True(reader.Read());
        Assert.Equal((RejectReason.InvalidUtf8, shown), (reader.Reject!.Reason, reader.Reject.RawText()));
        Assert.True(reader.Read() && reader.Reject is null);
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_pair_may_be_cut_anywhere_on_the_way()
    {
        string text = string.Concat(Enumerable.Repeat("\U0001F600", 50_000));
        for (int most = 1; most < 8; most++)
        {
            using SourceStream source = new(
                "x.txt", new OneWayStream([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], most * 1_001));
            Assert.Equal(text, new StreamReader(source).ReadToEnd());
        }
    }

    [Theory]
    [InlineData("utf-16", "61000A0062", "62", 4)]
    [InlineData("utf-32", "610000000A00000000001100", "00001100", 8)]
    [InlineData("shift_jis", "610A6281", "81", 3)]
    public void Bytes_that_are_no_character_are_an_error_with_their_place(
        string encoding, string bytes, string shown, int offset)
    {
        EtlException error = Assert.Throws<EtlException>(() => Read(Convert.FromHexString(bytes), encoding));
        Assert.Equal(ErrorIds.StagingEncoding, error.Id);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"the bytes {shown} at byte {offset} of the text"),
            error.Message,
            StringComparison.Ordinal);
    }

    private static string Read(byte[] bytes, string? encoding)
    {
        using SourceStream source = new("x.csv", new OneWayStream(bytes), encoding);
        using MemoryStream text = new();
        source.CopyTo(text);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static string Long(string text) => string.Concat(Enumerable.Repeat(text, 3_000));

    private static byte[] Units(string text) =>
        [.. text.SelectMany(unit => (byte[])[(byte)unit, (byte)(unit >> 8)])];
}
