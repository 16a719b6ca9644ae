using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Sources.Compression;
using EtlTools.Sources.Csv;

namespace EtlTools.Tests.Unit.Sources.Compression;

public sealed class PackedSourceTests
{
    private static readonly byte[] s_text = Text(60_000);

    public static TheoryData<string> Formats { get; } = [.. Packed.Formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_was_packed_comes_out(string format)
    {
        foreach (int rows in (int[])[0, 1, 3, 500, 60_000])
        {
            byte[] text = Text(rows);
            Assert.Equal(text, Read(Packed.As(format, text), "rows.csv.br").Content);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_format_is_known_by_the_content_and_not_by_the_name(string format) =>
        Assert.Equal(s_text, Read(Packed.As(format, s_text), "rows.csv").Content);

    [Theory]
    [InlineData("gz")]
    [InlineData("zz")]
    [InlineData("bz2")]
    [InlineData("br")]
    [InlineData("zip")]
    public void A_plain_file_stays_plain_whatever_its_name(string extension) =>
        Assert.Equal(s_text, Read(s_text, $"rows.csv.{extension}").Content);

    [Theory]
    [InlineData("x^2,y\n1,2\n")]
    [InlineData("hCode,y\n1,2\n")]
    [InlineData("BZh9,y\n1,2\n")]
    [InlineData("PK,y\n1,2\n")]
    public void Text_that_begins_like_a_packed_file_stays_text(string text) =>
        Assert.Equal(Encoding.UTF8.GetBytes(text), Read(Encoding.UTF8.GetBytes(text), "rows.csv").Content);

    [Theory]
    [InlineData(2)]
    [InlineData(300)]
    [InlineData(60_000)]
    public void Text_in_Latin1_is_not_taken_for_packed(int rows)
    {
        byte[] text = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("São Paulo;não\n", rows)));
        Assert.Equal(text, Read(text, "rows.csv").Content);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("bzip2")]
    public void Parts_one_after_another_are_one_content(string format)
    {
        byte[] packed =
        [
            .. Packed.As(format, s_text.AsSpan(0, 20)),
            .. Packed.As(format, []),
            .. Packed.As(format, s_text.AsSpan(20, 500_000)),
            .. Packed.As(format, s_text.AsSpan(500_020)),
        ];
        Assert.Equal(s_text, Read(packed, "rows.csv").Content);
    }

    [Fact]
    public void Zeros_may_fill_up_gzip()
    {
        byte[] packed = [.. Packed.As("gzip", s_text), .. new byte[100_000]];
        (byte[] content, string sha256) = Read(packed, "rows.csv");
        Assert.Equal(s_text, content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), sha256);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_digest_is_that_of_the_packed_bytes(string format)
    {
        byte[] packed = Packed.As(format, s_text);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), Read(packed, "rows.csv").Sha256);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_source_that_ends_too_early_is_an_error_wherever_it_ends(string format)
    {
        byte[] packed = Packed.As(format, s_text);
        foreach (int length in (int[])[packed.Length - 1, packed.Length - 3, packed.Length - 6, packed.Length - 9,
            packed.Length * 2 / 3, packed.Length / 2, 70])
        {
            EtlException error = Assert.Throws<EtlException>(() => Read(packed[..length], "rows.csv.br"));
            bool isAlmostWhole = length > packed.Length - 10;
            Assert.Contains(
                error.Id,
                isAlmostWhole
                    ? [ErrorIds.StagingArchiveTruncated, ErrorIds.StagingArchiveDamaged]
                    : new[] { ErrorIds.StagingArchiveTruncated });
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zlib")]
    [InlineData("bzip2")]
    public void A_changed_byte_is_an_error_wherever_it_is(string format)
    {
        byte[] packed = Packed.As(format, s_text);
        for (int at = 1_000; at < packed.Length; at += packed.Length / 5)
        {
            packed[at] ^= 0x10;
            EtlException error = Assert.Throws<EtlException>(() => Read(packed, "rows.csv"));
            Assert.StartsWith("Etl.Staging.Archive", error.Id, StringComparison.Ordinal);
            packed[at] ^= 0x10;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_follows_and_is_not_packed_is_an_error(string format)
    {
        byte[] packed = [.. Packed.As(format, s_text), .. "1,2,3\n"u8];
        Assert.Equal(
            ErrorIds.StagingArchiveDamaged, Assert.Throws<EtlException>(() => Read(packed, "rows.csv")).Id);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_error_names_the_last_good_record(string format)
    {
        byte[] packed = Packed.As(format, s_text);
        long line = 0;
        long offset = 0;
        EtlException error = Assert.Throws<EtlException>(() =>
        {
            using CsvRecordReader reader = new(
                new SourceStream("/data/rows.csv", new MemoryStream(packed[..^(packed.Length / 3)])), SourceFormat.Default);
            while (reader.Read()) (line, offset) = (reader.Line, reader.Offset);
        });
        Assert.InRange(line, 2, 60_000);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"on line {line}, at byte {offset:N0} of the text"),
            error.Message,
            StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{packed.Length - (packed.Length / 3):N0} bytes were read"),
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_bomb_is_refused_before_it_has_come_out(string format)
    {
        byte[] bomb = format == "bzip2"
            ? [.. Enumerable.Repeat(Packed.As(format, new byte[1024 * 1024]), 100).SelectMany(part => part)]
            : Packed.As(format, new byte[100 * 1024 * 1024]);
        using SourceStream source = new("bomb.csv.br", new MemoryStream(bomb));
        byte[] block = new byte[64 * 1024];
        long bytes = 0;
        EtlException error = Assert.Throws<EtlException>(() =>
        {
            for (int count = 1; count > 0; bytes += count) count = source.Read(block);
        });
        Assert.Equal(ErrorIds.StagingArchiveBomb, error.Id);
        Assert.InRange(bytes, 60_000_000, 70_000_000);
    }

    [Fact]
    public void No_more_comes_out_than_is_allowed()
    {
        EtlException error = Assert.Throws<EtlException>(
            () => Read(Packed.As("gzip", s_text), "rows.csv", new UnpackLimits { MaxBytes = s_text.Length - 1 }));
        Assert.Equal(ErrorIds.StagingArchiveBomb, error.Id);
        Assert.Equal(
            s_text, Read(Packed.As("gzip", s_text), "rows.csv", new UnpackLimits { MaxBytes = s_text.Length }).Content);
    }

    [Theory]
    [InlineData("FD377A585A000004", "xz -dc")]
    [InlineData("28B52FFD0458", "zstd -dc")]
    [InlineData("04224D186440", "lz4 -dc")]
    [InlineData("377ABCAF271C0004", "7z x -so")]
    [InlineData("504B030414000000", "Save it as a file")]
    public void What_is_not_read_says_what_to_do(string begin, string command)
    {
        EtlException error = Assert.Throws<EtlException>(() => Read(Convert.FromHexString(begin), "rows.csv"));
        Assert.Equal(ErrorIds.StagingArchiveUnsupported, error.Id);
        Assert.Contains(command, error.NextStep, StringComparison.Ordinal);
    }

    private static (byte[] Content, string Sha256) Read(byte[] bytes, string path, UnpackLimits? limits = null)
    {
        using SourceStream source = new(path, new MemoryStream(bytes), limits: limits);
        using SourceStream piped = new(path, new OneWayStream(bytes), limits: limits);
        using MemoryStream content = new();
        using MemoryStream pipedContent = new();
        source.CopyTo(content);
        piped.CopyTo(pipedContent);
        Assert.Equal(content.ToArray(), pipedContent.ToArray());
        Assert.Equal(source.Sha256(), piped.Sha256());
        return (content.ToArray(), source.Sha256());
    }

    private static byte[] Text(int rows)
    {
        Random random = new(7);
        StringBuilder text = new("id,number,name\n");
        for (int row = 0; row < rows; row++)
            text.Append(CultureInfo.InvariantCulture, $"{row},{random.Next()},São Paulo\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
