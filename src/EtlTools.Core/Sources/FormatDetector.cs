using EtlTools.Sources.Compression;

namespace EtlTools.Sources;

/// <summary>Tells the format of a file by how it begins, and by its name only where that leaves it open.</summary>
internal static class FormatDetector
{
    private const int LookedAt = 4096;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <remarks>
    /// <c>{</c> with a quote or a closing brace after it begins JSON, and so does <c>[</c> with an object in it. A
    /// header such as <c>[Order ID],[Name]</c> does not.
    /// </remarks>
    public static FormatKind Detect(SourceStream source)
    {
        Span<byte> block = stackalloc byte[LookedAt];
        ReadOnlySpan<byte> text = block[..source.Peek(0, block)];
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = Trim(text);
        bool isJson = text switch
        {
            [(byte)'{', .. var rest] => Trim(rest) is [(byte)'"' or (byte)'}', ..],
            [(byte)'[', .. var rest] => Trim(rest) is [(byte)'{' or (byte)']', ..],
            _ => false,
        };
        return isJson || IsJsonName(source.Path) ? FormatKind.Json : FormatKind.Delimited;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8);

    private static bool IsJsonName(string path) =>
        Path.GetExtension(PackedName.Unpacked(path)).ToLowerInvariant() is ".json" or ".jsonl" or ".ndjson" or ".geojson";
}
