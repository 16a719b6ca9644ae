using System.Text;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Json;

/// <summary>JSON files with a bit of everything, some of it broken.</summary>
internal static class RandomJson
{
    private static readonly string[] s_names = ["a", "b", "authorMeta", "tags", "é", "\\u0061"];

    private static readonly string[] s_scalars =
    [
        "1", "-1.50", "1e400", "true", "null", "\"\"", "\"x\"", "\"é\\n\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"",
        "\"\\x\"", "tru", "12345678901234567890",
    ];

    /// <summary>A file, and how it is to be read.</summary>
    public static byte[] File(Random random, out SourceFormat format)
    {
        int kind = random.Next(4);
        format = new SourceFormat { RecordPath = kind == 0 ? "$.d.items" : null, Explode = random.Next(2) == 0 ? [] : ["tags"] };
        string[] records = [.. Enumerable.Range(0, random.Next(0, 60)).Select(_ => Value(random, 0))];
        string text = kind switch
        {
            0 => $$"""{"m":{{Value(random, 1)}},"d":{"x":[{"items":1}],"items":[{{string.Join(" ,", records)}}] },"z":{{Value(random, 1)}}}""",
            1 => $"[\n{string.Join(",\n", records)}]\n",
            2 => string.Join('\n', records),
            _ => string.Join("\r\n", records.Select(record => record.Replace(",", ",\n", StringComparison.Ordinal))),
        };
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(4) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(6) == 0) bytes = bytes[..random.Next(bytes.Length + 1)];
        return bytes;
    }

    private static string Value(Random random, int depth) => (depth == 0 ? 0 : random.Next(6)) switch
    {
        0 when depth < 4 => $"{{{Members(random, depth)}}}",
        1 when depth < 4 => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]",
        _ => s_scalars[random.Next(random.Next(20) == 0 ? s_scalars.Length : 9)],
    };

    private static string Members(Random random, int depth)
    {
        string[] names = [.. s_names[..^1]];
        random.Shuffle(names);
        IEnumerable<string> members = names[..random.Next(names.Length)].Append(random.Next(30) == 0 ? "\\u0061" : "k")
            .Select(name => $"\"{name}\": {Value(random, depth + 1)}");
        return string.Join(",", members);
    }
}
