using System.Text.Json;

namespace EtlTools.Sources.Json;

/// <summary>
/// Writes arrays as text that depends only on what they say: without whitespace, the properties of objects in the order
/// of their names, no escapes but those that must be. Numbers keep their text.
/// </summary>
/// <param name="scratch">Where they are written.</param>
/// <param name="maxDepth">How deep objects and arrays may be nested, the record itself being the first.</param>
internal sealed class JsonArrayText(JsonScratch scratch, int maxDepth)
{
    private readonly List<Member> _members = [];
    private byte[] _unsorted = [];

    /// <summary>Begins with another record.</summary>
    public void Clear() => _members.Clear();

    /// <summary>Writes the value the reader stands on.</summary>
    /// <param name="reader">Stands on the value's last token afterwards.</param>
    /// <param name="depth">How deep the value is, were it an object or an array.</param>
    /// <returns>False when the data ended before it.</returns>
    public bool TryWrite(ref Utf8JsonReader reader, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray or JsonTokenType.StartObject when depth > maxDepth:
                scratch.Note(RejectReason.TooDeep, reader.TokenStartIndex, $"more than {maxDepth} levels");
                return reader.TrySkip();
            case JsonTokenType.StartArray:
                return TryWriteArray(ref reader, depth);
            case JsonTokenType.StartObject:
                return TryWriteObject(ref reader, depth);
            case JsonTokenType.String:
                WriteText(ref reader);
                return true;
            default:
                scratch.Append(reader.ValueSpan);
                return true;
        }
    }

    private bool TryWriteArray(ref Utf8JsonReader reader, int depth)
    {
        scratch.Append((byte)'[');
        bool isFirst = true;
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndArray) break;
            if (!isFirst) scratch.Append((byte)',');
            isFirst = false;
            if (!TryWrite(ref reader, depth + 1)) return false;
        }

        scratch.Append((byte)']');
        return true;
    }

    private bool TryWriteObject(ref Utf8JsonReader reader, int depth)
    {
        int first = _members.Count;
        scratch.Append((byte)'{');
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndObject) break;
            if (_members.Count > first) scratch.Append((byte)',');
            int start = scratch.Length;
            WriteText(ref reader);
            int nameLength = scratch.Length - start;
            scratch.Append((byte)':');
            long namePosition = reader.TokenStartIndex;
            if (!reader.Read() || !TryWrite(ref reader, depth + 1)) return false;
            _members.Add(new(start, nameLength, scratch.Length - start, namePosition));
        }

        Sort(first);
        scratch.Append((byte)'}');
        _members.RemoveRange(first, _members.Count - first);
        return true;
    }

    private void Sort(int first)
    {
        if (IsInOrder(first)) return;
        int start = _members[first].Start;
        int length = scratch.Length - start;
        if (_unsorted.Length < length) _unsorted = new byte[Math.Max(length, 2 * _unsorted.Length)];
        scratch.Slice(start, length).CopyTo(_unsorted);
        _members.Sort(first, _members.Count - first, Comparer<Member>.Create((a, b) =>
        {
            int order = _unsorted.AsSpan(a.Start - start, a.NameLength)
                .SequenceCompareTo(_unsorted.AsSpan(b.Start - start, b.NameLength));
            return order != 0 ? order : a.Start.CompareTo(b.Start);
        }));
        scratch.CutAt(start);
        ReadOnlySpan<byte> before = [];
        for (int i = first; i < _members.Count; i++)
        {
            Member member = _members[i];
            ReadOnlySpan<byte> text = _unsorted.AsSpan(member.Start - start, member.Length);
            ReadOnlySpan<byte> name = text[..member.NameLength];
            if (i > first && name.SequenceEqual(before))
                scratch.Note(RejectReason.DuplicateProperty, member.Position, "a name that the object has already");
            before = name;
            if (i > first) scratch.Append((byte)',');
            scratch.Append(text);
        }
    }

    private bool IsInOrder(int first)
    {
        for (int i = first + 1; i < _members.Count; i++)
        {
            if (NameOf(_members[i - 1]).SequenceCompareTo(NameOf(_members[i])) >= 0) return false;
        }

        return true;
    }

    private ReadOnlySpan<byte> NameOf(Member member) => scratch.Slice(member.Start, member.NameLength);

    private void WriteText(ref Utf8JsonReader reader)
    {
        scratch.Append((byte)'"');
        if (reader.ValueIsEscaped)
        {
            int start = scratch.AppendUnescaped(ref reader);
            byte[] text = scratch.Slice(start, scratch.Length - start).ToArray();
            scratch.CutAt(start);
            foreach (byte value in text) WriteEscaped(value);
        }
        else
        {
            scratch.Append(reader.ValueSpan);
        }

        scratch.Append((byte)'"');
    }

    private void WriteEscaped(byte value)
    {
        switch (value)
        {
            case (byte)'"' or (byte)'\\':
                scratch.Append((byte)'\\');
                scratch.Append(value);
                break;
            case < 0x20:
                scratch.Append(@"\u00"u8);
                scratch.Append("0123456789abcdef"u8.Slice(value >> 4, 1));
                scratch.Append("0123456789abcdef"u8.Slice(value & 15, 1));
                break;
            default:
                scratch.Append(value);
                break;
        }
    }

    private readonly record struct Member(int Start, int NameLength, int Length, long Position);
}
