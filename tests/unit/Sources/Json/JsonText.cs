using System.Text;
using EtlTools.Sources;
using EtlTools.Sources.Json;

namespace EtlTools.Tests.Unit.Sources.Json;

/// <summary>Reads a text as the JSON file it would be.</summary>
internal sealed class JsonText
{
    public const int MaxRecordBytes = 1024 * 1024;

    public JsonText(string text, SourceFormat? format = null)
        : this(Encoding.UTF8.GetBytes(text), format)
    {
    }

    public JsonText(byte[] bytes, SourceFormat? format = null)
        : this(new MemoryStream(bytes), format)
    {
    }

    public JsonText(Stream content, SourceFormat? format = null)
    {
        SourceStream source = new("/data/orders.json", content);
        using JsonRecordReader reader = new(source, format ?? SourceFormat.Default, MaxRecordBytes);
        FirstHeader = [.. reader.Header];
        Header = reader.Header;
        while (reader.Read())
        {
            if (reader.Reject is { } reject)
            {
                Rejects.Add(reject);
                continue;
            }

            Rows.Add((reader.Line, reader.Offset, Values(reader)));
            Raw.Add(Encoding.UTF8.GetString(reader.Raw));
            foreach ((string name, RecordReader child) in reader.Children)
            {
                while (child.Read()) Children.Add($"{name} {child.Line}: {Text(child)}");
            }
        }

        Sha256 = reader.Sha256!;
    }

    /// <summary>The header before the first record was read.</summary>
    public IReadOnlyList<string> FirstHeader { get; }

    /// <summary>The header at the end.</summary>
    public IReadOnlyList<string> Header { get; }

    public List<(long Line, long Offset, string?[] Fields)> Rows { get; } = [];

    public List<string> Raw { get; } = [];

    public List<string> Children { get; } = [];

    public List<RejectedRow> Rejects { get; } = [];

    public string Sha256 { get; }

    /// <summary>The only row, as names with their values; nulls are left out.</summary>
    public string Row => Named(Rows.Single().Fields);

    /// <summary>All rows like <see cref="Row"/>.</summary>
    public IEnumerable<string> AllRows => Rows.Select(row => Named(row.Fields));

    /// <summary>A line per reject: where, why, which property, and the raw text.</summary>
    public IEnumerable<string> Refusals =>
        Rejects.Select(reject => $"{reject.Line} {reject.Offset} {reject.Reason} {reject.Field} {reject.RawText()}");

    private static string?[] Values(RecordReader reader) =>
        [.. Enumerable.Range(0, reader.Header.Count).Select(i => Value(reader, i))];

    private static string Text(RecordReader reader) => string.Join(' ', Values(reader)
        .Zip(reader.Header).Where(field => field.First is not null).Select(field => $"{field.Second}={field.First}"));

    private static string? Value(RecordReader reader, int index) =>
        reader.TryGetField(index, out ReadOnlySpan<byte> field) ? Encoding.UTF8.GetString(field) : null;

    private string Named(string?[] fields) => string.Join(' ', fields
        .Zip(Header).Where(field => field.First is not null).Select(field => $"{field.Second}={field.First}"));
}
