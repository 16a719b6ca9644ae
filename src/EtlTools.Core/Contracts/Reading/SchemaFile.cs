using System.Text.Json;
using EtlTools.Diagnostics;

namespace EtlTools.Contracts.Reading;

/// <summary>A schema's file.</summary>
internal sealed class SchemaFile
{
    private readonly SchemaLines _lines;

    private SchemaFile(string path, JsonElement root, SchemaLines lines)
    {
        Path = path;
        Root = root;
        _lines = lines;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What it says.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="EtlException">It cannot be read, or is not JSON.</exception>
    public static async Task<SchemaFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Parse(path, await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EtlException(
                ErrorIds.ContractFile,
                $"The contract {path} cannot be read: {error.Message}",
                "Name a JSON Schema file that is there and can be read.",
                path,
                error);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="EtlException">It is not JSON.</exception>
    public static SchemaFile Parse(string path, ReadOnlyMemory<byte> json)
    {
        if (json.Span is [0xEF, 0xBB, 0xBF, ..]) json = json[3..];
        SchemaLines lines = SchemaLines.Read(path, json.Span);
        using JsonDocument document = JsonDocument.Parse(json);
        return new(path, document.RootElement.Clone(), lines);
    }

    /// <summary>A refusal of something in the file.</summary>
    /// <param name="id">One of <see cref="ErrorIds"/>.</param>
    /// <param name="pointer">The place.</param>
    /// <param name="what">What is wrong there.</param>
    /// <param name="nextStep">What to do instead.</param>
    public EtlException Refuse(string id, string pointer, string what, string nextStep) =>
        new(id, $"{Path}:{_lines.Of(pointer)}: #{pointer}: {what}.", nextStep, Path);
}
