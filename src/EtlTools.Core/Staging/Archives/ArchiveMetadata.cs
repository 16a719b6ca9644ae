using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging.Archives;

/// <summary>What stands in the file beside an archived one: all it takes to load it again as it was loaded.</summary>
internal sealed record ArchiveMetadata
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What the name of the metadata file has more than that of the packed one.</summary>
    public const string Extension = ".json";

    /// <summary>The file that was loaded, as an absolute path; of one in a zip archive the path into it.</summary>
    public required string OriginalPath { get; init; }

    /// <summary>The SHA-256 of its bytes, in hexadecimal.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long SourceBytes { get; init; }

    /// <summary>The SHA-256 of the packed file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The size of the packed file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Whether the file that was loaded was packed with gzip itself, and is kept as it is.</summary>
    public required bool IsAsLoaded { get; init; }

    /// <summary>The load.</summary>
    public required long LoadId { get; init; }

    /// <summary>The first of the loads that landed in the same transaction.</summary>
    public required long FirstLoadId { get; init; }

    /// <summary>The run.</summary>
    public required long RunId { get; init; }

    /// <summary>The staging table, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>How the rows landed.</summary>
    public required LoadMode Mode { get; init; }

    /// <summary>The columns that identified a row; empty where none did.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The column by which an incremental load went on; null where none did.</summary>
    public string? Watermark { get; init; }

    /// <summary>What an insert-only load did with a key that was there.</summary>
    public KeyConflict? OnConflict { get; init; }

    /// <summary>Whether watermarks were passed over.</summary>
    public bool Force { get; init; }

    /// <summary>The text of the JSON Schema its records had to meet; null where none was named.</summary>
    public string? Contract { get; init; }

    /// <summary>What was done about drift, see <see cref="DriftPolicy.Parse"/>; null for the default.</summary>
    public string? Drift { get; init; }

    /// <summary>When the load had ended, UTC.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>Records read, refused ones among them.</summary>
    public required long Rows { get; init; }

    /// <summary>What was said about how the file is written; the rest is found in it again.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>Reads what <see cref="ToBytes"/> made.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ArchiveMetadata Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ArchiveMetadata>(json, s_options) ?? throw new JsonException("It is null.");

    /// <summary>The metadata as a JSON document.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, s_options);
}
