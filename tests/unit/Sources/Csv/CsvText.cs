using System.Text;
using EtlTools.Sources;
using EtlTools.Sources.Csv;

namespace EtlTools.Tests.Unit.Sources.Csv;

/// <summary>Reads a text as the file it would be, and as it would come through a pipe; both must say the same.</summary>
internal sealed class CsvText
{
    public const int MaxRecordBytes = 1024 * 1024;

    public CsvText(string text, SourceFormat? format = null)
        : this(Encoding.UTF8.GetBytes(text), format)
    {
    }

    public CsvText(byte[] bytes, SourceFormat? format = null)
        : this(new MemoryStream(bytes), format)
    {
        CsvText piped = new(new OneWayStream(bytes), format);
        Assert.Equal(Header, piped.Header);
        Assert.Equal(Rows.SelectMany(row => row.Fields), piped.Rows.SelectMany(row => row.Fields));
        Assert.Equal(Rows.Select(row => row.Line), piped.Rows.Select(row => row.Line));
        Assert.Equal(Refusals, piped.Refusals);
        Assert.Equal(Sha256, piped.Sha256);
    }

    private CsvText(Stream content, SourceFormat? format)
    {
        SourceStream source = new("/data/orders.csv", content);
        using CsvRecordReader reader = new(source, format ?? SourceFormat.Default, MaxRecordBytes);
        Header = reader.Header;
        RawFormat = reader.RawFormat;
        while (reader.Read())
        {
            if (reader.Reject is { } reject)
                Rejects.Add(reject);
            else
                Rows.Add((reader.Line, reader.Offset, [.. Enumerable.Range(0, Header.Count).Select(i => Value(reader, i))]));
        }

        Sha256 = reader.Sha256!;
    }

    public IReadOnlyList<string> Header { get; }

    public SourceFormat RawFormat { get; }

    public List<(long Line, long Offset, string?[] Fields)> Rows { get; } = [];

    public List<RejectedRow> Rejects { get; } = [];

    public string Sha256 { get; }

    /// <summary>A line per row, its fields with hyphens between them.</summary>
    public IEnumerable<string> Texts => Rows.Select(row => string.Join('-', row.Fields));

    /// <summary>A line per reject: where, why, and the raw text.</summary>
    public IEnumerable<string> Refusals => Rejects.Select(reject => $"{reject.Line} {reject.Reason} {reject.RawText()}");

    private static string? Value(CsvRecordReader reader, int index) =>
        reader.TryGetField(index, out ReadOnlySpan<byte> field) ? Encoding.UTF8.GetString(field) : null;
}
