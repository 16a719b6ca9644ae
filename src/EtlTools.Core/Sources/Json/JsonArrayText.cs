using System.Runtime.InteropServices;
using System.Text.Json;

namespace EtlTools.Sources.Json;

/// <summary>
/// Writes arrays as text that depends only on what they say: without whitespace, the properties of objects in the order
/// of their names, no escapes but those that must be. Numbers keep their text.
/// </summary>
internal sealed class JsonArrayText
{
    private readonly JsonScratch _scratch;
    private readonly int _maxDepth;
    private readonly List<Member> _members = [];
    private readonly Comparison<Member> _byName;
    private byte[] _unsorted = [];
    private int _unsortedFrom;

    /// <param name="scratch">Where they are written.</param>
    /// <param name="maxDepth">How deep objects and arrays may be nested, the record itself being the first.</param>
    public JsonArrayText(JsonScratch scratch, int maxDepth)
    {
        _scratch = scratch;
        _maxDepth = maxDepth;
        _byName = Compare;
    }

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
            case JsonTokenType.StartArray or JsonTokenType.StartObject when depth > _maxDepth:
                _scratch.Note(RejectReason.TooDeep, reader.TokenStartIndex, $"more than {_maxDepth} levels");
                return reader.TrySkip();
            case JsonTokenType.StartArray:
                return TryWriteArray(ref reader, depth);
            case JsonTokenType.StartObject:
                return TryWriteObject(ref reader, depth);
            case JsonTokenType.String:
                WriteText(ref reader);
                return true;
            default:
                _scratch.Append(reader.ValueSpan);
                return true;
        }
    }

    private bool TryWriteArray(ref Utf8JsonReader reader, int depth)
    {
        _scratch.Append((byte)'[');
        bool isFirst = true;
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndArray) break;
            if (!isFirst) _scratch.Append((byte)',');
            isFirst = false;
            if (!TryWrite(ref reader, depth + 1)) return false;
        }

        _scratch.Append((byte)']');
        return true;
    }

    private bool TryWriteObject(ref Utf8JsonReader reader, int depth)
    {
        int first = _members.Count;
        _scratch.Append((byte)'{');
        while (true)
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.EndObject) break;
            if (_members.Count > first) _scratch.Append((byte)',');
            int start = _scratch.Length;
            WriteText(ref reader);
            int nameLength = _scratch.Length - start;
            _scratch.Append((byte)':');
            long namePosition = reader.TokenStartIndex;
            if (!reader.Read() || !TryWrite(ref reader, depth + 1)) return false;
            _members.Add(new(start, nameLength, _scratch.Length - start, namePosition));
        }

        Sort(first);
        _scratch.Append((byte)'}');
        _members.RemoveRange(first, _members.Count - first);
        return true;
    }

    private void Sort(int first)
    {
        if (IsInOrder(first)) return;
        int start = _members[first].Start;
        int length = _scratch.Length - start;
        if (_unsorted.Length < length) _unsorted = new byte[Math.Max(length, 2 * _unsorted.Length)];
        _scratch.Slice(start, length).CopyTo(_unsorted);
        _unsortedFrom = start;
        CollectionsMarshal.AsSpan(_members)[first..].Sort(_byName);
        _scratch.CutAt(start);
        ReadOnlySpan<byte> before = [];
        for (int i = first; i < _members.Count; i++)
        {
            Member member = _members[i];
            ReadOnlySpan<byte> text = _unsorted.AsSpan(member.Start - start, member.Length);
            ReadOnlySpan<byte> name = text[..member.NameLength];
            if (i > first && name.SequenceEqual(before))
                _scratch.Note(RejectReason.DuplicateProperty, member.Position, "a name that the object has already");
            before = name;
            if (i > first) _scratch.Append((byte)',');
            _scratch.Append(text);
        }
    }

    private int Compare(Member one, Member other)
    {
        int order = _unsorted.AsSpan(one.Start - _unsortedFrom, one.NameLength)
            .SequenceCompareTo(_unsorted.AsSpan(other.Start - _unsortedFrom, other.NameLength));
        return order != 0 ? order : one.Start.CompareTo(other.Start);
    }

    private bool IsInOrder(int first)
    {
        for (int i = first + 1; i < _members.Count; i++)
        {
            if (NameOf(_members[i - 1]).SequenceCompareTo(NameOf(_members[i])) >= 0) return false;
        }

        return true;
    }

    private ReadOnlySpan<byte> NameOf(Member member) => _scratch.Slice(member.Start, member.NameLength);

    private void WriteText(ref Utf8JsonReader reader)
    {
        _scratch.Append((byte)'"');
        if (reader.ValueIsEscaped)
        {
            int start = _scratch.AppendUnescaped(ref reader);
            byte[] text = _scratch.Slice(start, _scratch.Length - start).ToArray();
            _scratch.CutAt(start);
            foreach (byte value in text) WriteEscaped(value);
        }
        else
        {
            _scratch.Append(reader.ValueSpan);
        }

        _scratch.Append((byte)'"');
    }

    private void WriteEscaped(byte value)
    {
        switch (value)
        {
            case (byte)'"' or (byte)'\\':
                _scratch.Append((byte)'\\');
                _scratch.Append(value);
                break;
            case < 0x20:
                _scratch.Append(@"\u00"u8);
                _scratch.Append("0123456789abcdef"u8.Slice(value >> 4, 1));
                _scratch.Append("0123456789abcdef"u8.Slice(value & 15, 1));
                break;
            default:
                _scratch.Append(value);
                break;
        }
    }

    private readonly record struct Member(int Start, int NameLength, int Length, long Position);
}
