using System.Text.Json;
using System.Text.Unicode;

namespace EtlTools.Sources.Json;

/// <summary>
/// Reads one JSON value into the rows of tables: an object's scalars become columns, those of objects in it as well,
/// arrays become text or rows of a table of their own. An object that holds nothing is the text <c>{}</c>.
/// </summary>
/// <param name="table">The table of the records.</param>
/// <param name="children">The tables of arrays.</param>
/// <param name="maxDepth">How deep objects and arrays may be nested, the record itself being the first.</param>
internal sealed class JsonFlattener(JsonTable table, JsonTable[] children, int maxDepth)
{
    // Depth is counted here, so that a record that is too deep can be passed over and refused.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue, AllowMultipleValues = true };

    private readonly JsonScratch _scratch = new();
    private JsonArrayText? _arrays;

    private JsonArrayText Arrays => _arrays ??= new(_scratch, maxDepth);

    /// <summary>How many bytes the value took.</summary>
    public int Length { get; private set; }

    /// <summary>What is wrong with it; null when it is good.</summary>
    public JsonDefect? Defect => _scratch.Defect;

    /// <summary>Reads the value the text starts with.</summary>
    /// <param name="text">The text from the value on.</param>
    /// <param name="isFinal">Whether nothing comes after the text.</param>
    /// <returns>False when the text ends before the value does, and more comes after it.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public bool TryRead(ReadOnlySpan<byte> text, bool isFinal)
    {
        Begin();
        Utf8JsonReader reader = new(text, isFinal, new JsonReaderState(s_options));
        if (!reader.Read()) return false;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            table.BeginRow();
            if (!TryReadObject(ref reader, table.Root, 1)) return false;
            table.EndRow();
            table.Next();
        }
        else
        {
            _scratch.Note(RejectReason.NotAnObject, 0, $"{Kind(reader.TokenType)} where an object was expected");
            if (!reader.TrySkip()) return false;
        }

        Length = (int)reader.BytesConsumed;
        if (!Utf8.IsValid(text[..Length]))
            _scratch.Note(RejectReason.InvalidUtf8, FirstInvalid(text[..Length]), "bytes that are not UTF-8");
        return true;
    }

    /// <summary>The text of a value.</summary>
    /// <param name="record">The text <see cref="TryRead"/> was given.</param>
    /// <param name="cell">The value.</param>
    public ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> record, JsonCell cell) =>
        cell.Start >= 0 ? record.Slice(cell.Start, cell.Length) : _scratch.Slice(~cell.Start, cell.Length);

    /// <summary>What a value is called.</summary>
    public static string Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private void Begin()
    {
        _scratch.Clear();
        Arrays.Clear();
        table.BeginRecord();
        foreach (JsonTable child in children) child.BeginRecord();
    }

    private bool TryReadObject(ref Utf8JsonReader reader, JsonField owner, int depth)
    {
        bool isEmpty = true;
        owner.BeginObject();
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndObject) break;
            isEmpty = false;
            JsonField field = Property(ref reader, owner);
            if (field.SeenIn == field.Table.Row)
            {
                _scratch.Note(
                    RejectReason.DuplicateProperty, reader.TokenStartIndex, "a name that the object has already");
            }

            field.SeenIn = field.Table.Row;
            if (!reader.Read() || !TryReadValue(ref reader, field, depth + 1)) return false;
        }

        if (isEmpty && owner != owner.Table.Root) SetText(owner, "{}"u8);
        return true;
    }

    private bool TryReadValue(ref Utf8JsonReader reader, JsonField field, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                field.Table.SetNull(field);
                return true;
            case JsonTokenType.String when reader.ValueIsEscaped:
                int start = _scratch.AppendUnescaped(ref reader);
                field.Table.Set(field, ~start, _scratch.Length - start);
                return true;
            case JsonTokenType.String:
                field.Table.Set(field, (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                return true;
            case JsonTokenType.StartObject when depth <= maxDepth:
                return TryReadObject(ref reader, field, depth);
            case JsonTokenType.StartArray when depth <= maxDepth && field.Exploded is { } rows:
                return TryReadRows(ref reader, rows, depth);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return TryReadText(ref reader, field, depth);
            default:
                field.Table.Set(field, (int)reader.TokenStartIndex, reader.ValueSpan.Length);
                return true;
        }
    }

    private bool TryReadText(ref Utf8JsonReader reader, JsonField field, int depth)
    {
        int start = _scratch.Length;
        if (!Arrays.TryWrite(ref reader, depth)) return false;
        field.Table.Set(field, ~start, _scratch.Length - start);
        return true;
    }

    private bool TryReadRows(ref Utf8JsonReader reader, JsonTable rows, int depth)
    {
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndArray) return true;
            rows.BeginRow();
            bool isObject = reader.TokenType == JsonTokenType.StartObject && depth < maxDepth;
            bool isRead = isObject
                ? TryReadObject(ref reader, rows.Root, depth + 1)
                : TryReadValue(ref reader, rows.Value, depth + 1);
            if (!isRead) return false;
            rows.EndRow();
        }
    }

    private JsonField Property(ref Utf8JsonReader reader, JsonField owner)
    {
        if (!reader.ValueIsEscaped) return owner.Property(reader.ValueSpan);
        int start = _scratch.AppendUnescaped(ref reader);
        JsonField field = owner.Property(_scratch.Slice(start, _scratch.Length - start));
        _scratch.CutAt(start);
        return field;
    }

    private void SetText(JsonField field, ReadOnlySpan<byte> text)
    {
        int start = _scratch.Length;
        _scratch.Append(text);
        field.Table.Set(field, ~start, text.Length);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        Span<char> characters = stackalloc char[256];
        int read = 0;
        while (true)
        {
            System.Buffers.OperationStatus status = Utf8.ToUtf16(
                text[read..], characters, out int taken, out _, replaceInvalidSequences: false);
            read += taken;
            if (status != System.Buffers.OperationStatus.DestinationTooSmall) return read;
        }
    }
}
