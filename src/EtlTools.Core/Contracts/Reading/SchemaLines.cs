using System.Text.Json;
using EtlTools.Diagnostics;

namespace EtlTools.Contracts.Reading;

/// <summary>The line on which each part of a JSON file stands.</summary>
internal sealed class SchemaLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly string _file;

    private SchemaLines(string file) => _file = file;

    /// <summary>Goes through a JSON text.</summary>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="json">The text, in UTF-8.</param>
    /// <exception cref="EtlException">It is not JSON, or has a name twice in one object.</exception>
    public static SchemaLines Read(string file, ReadOnlySpan<byte> json)
    {
        SchemaLines lines = new(file);
        try
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            Position position = default;
            lines.ReadValue(ref reader, json, "", ref position);
            reader.Read();
            return lines;
        }
        catch (JsonException error)
        {
            throw new EtlException(
                ErrorIds.ContractSchema,
                $"{file}:{(error.LineNumber ?? 0) + 1}: not JSON: {error.Message}",
                "Mend the JSON at that place; a schema is a JSON file without comments.",
                file,
                error);
        }
    }

    /// <summary>The line of a part, from 1.</summary>
    /// <param name="pointer">A JSON pointer, such as <c>/properties/id</c>.</param>
    public int Of(string pointer) => _lines.GetValueOrDefault(pointer, 1);

    private void ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string pointer, ref Position position)
    {
        position.GoTo(json, reader.TokenStartIndex);
        _lines.TryAdd(pointer, position.Line);
        int index = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    ReadValue(ref reader, json, $"{pointer}/{index++}", ref position);
                break;
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string name = reader.GetString()!;
                    string child = JsonPointer.Child(pointer, name);
                    position.GoTo(json, reader.TokenStartIndex);
                    if (!_lines.TryAdd(child, position.Line)) throw Twice(name, child, position.Line);
                    reader.Read();
                    ReadValue(ref reader, json, child, ref position);
                }

                break;
        }
    }

    private EtlException Twice(string name, string pointer, int line) => new(
        ErrorIds.ContractSchema,
        $"{_file}:{line}: '{name}' stands here and on line {Of(pointer)}; only one of them would count.",
        "Remove one of them.",
        _file);

    private struct Position
    {
        private int _offset;
        private int _breaks;

        public readonly int Line => _breaks + 1;

        public void GoTo(ReadOnlySpan<byte> json, long offset)
        {
            _breaks += json[_offset..(int)offset].Count((byte)'\n');
            _offset = (int)offset;
        }
    }
}
