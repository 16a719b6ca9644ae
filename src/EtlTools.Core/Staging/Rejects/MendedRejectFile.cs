using System.Globalization;
using System.Text;
using System.Text.Json;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Sources.Csv;

namespace EtlTools.Staging.Rejects;

/// <summary>Reads mended rejects from a file.</summary>
/// <remarks>
/// JSON: objects with <c>rejectId</c> and <c>fields</c>, one after the other, in an array, or in the <c>rejects</c> of
/// a document, as <c>etl rejects --output json</c> writes them. CSV: a column <c>reject_id</c> and the fields, each
/// under the name of its column.
/// </remarks>
public static class MendedRejectFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="EtlException">It cannot be read, or holds no rejects.</exception>
    public static IReadOnlyList<MendedReject> Read(string path)
    {
        using SourceStream source = SourceStream.Open(path);
        using MemoryStream content = new();
        source.CopyTo(content);
        return Parse(path, content.ToArray());
    }

    /// <summary>Reads a file's content.</summary>
    internal static IReadOnlyList<MendedReject> Parse(string path, byte[] content)
    {
        ReadOnlySpan<byte> text = content.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        return text is [(byte)'{' or (byte)'[', ..] ? FromJson(path, text) : FromCsv(path, content);
    }

    private static List<MendedReject> FromJson(string path, ReadOnlySpan<byte> text)
    {
        List<MendedReject> rejects = [];
        Utf8JsonReader reader = new(text, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read()) Add(JsonElement.ParseValue(ref reader));
        }
        catch (JsonException error)
        {
            throw Refused(path, (int)(error.LineNumber ?? 0) + 1, $"no JSON: {error.Message}", error);
        }

        return rejects;

        void Add(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
                foreach (JsonElement item in value.EnumerateArray()) Add(item);
            else if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("rejects", out JsonElement list))
                Add(list);
            else
                rejects.Add(FromJson(path, value, rejects.Count + 1));
        }
    }

    private static MendedReject FromJson(string path, JsonElement value, int number)
    {
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("rejectId", out JsonElement id) || !id.TryGetInt64(out long rejectId)
            || !value.TryGetProperty("fields", out JsonElement fields) || fields.ValueKind != JsonValueKind.Object)
            throw Refused(path, null, $"object {number} is no reject with rejectId and fields");
        Dictionary<string, string?> values = new(StringComparer.Ordinal);
        foreach (JsonProperty field in fields.EnumerateObject())
        {
            values[field.Name] = field.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => field.Value.GetString(),
                _ => field.Value.GetRawText(),
            };
        }

        return new(rejectId, values);
    }

    private static List<MendedReject> FromCsv(string path, byte[] content)
    {
        using CsvRecordReader reader = new(new SourceStream(path, new MemoryStream(content)), SourceFormat.Default);
        int id = reader.Header.ToList().FindIndex(name => name is "reject_id" or "rejectId" or "RejectId");
        if (id < 0) throw Refused(path, 1, "there is no column reject_id");
        List<MendedReject> rejects = [];
        while (reader.Read())
        {
            if (reader.Reject is { } reject) throw Refused(path, reject.Line, reject.Expectation.TrimEnd('.'));
            Dictionary<string, string?> values = new(StringComparer.Ordinal);
            for (int i = 0; i < reader.Header.Count; i++)
                values[reader.Header[i]] = reader.TryGetField(i, out ReadOnlySpan<byte> value) ? Encoding.UTF8.GetString(value) : null;
            values.Remove(reader.Header[id], out string? text);
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long rejectId))
                throw Refused(path, reader.Line, $"the reject_id is '{text}'; a number was expected");
            rejects.Add(new(rejectId, values));
        }

        return rejects;
    }

    private static EtlException Refused(string path, long? line, string why, Exception? cause = null) => new(
        ErrorIds.StagingReject,
        $"{path}{(line is null ? "" : $":{line}")}: {why}.",
        "Write the file with 'etl rejects --output json' and change its fields.",
        path,
        cause);
}
