using System.Buffers;
using System.Text.Json;

namespace EtlTools.Sources.Values;

/// <summary>Records in their text form, one after the other, each with a cell for each of its fields.</summary>
internal sealed class RecordBatch
{
    private const int FullAtBytes = 128 * 1024;
    private const int FullAtCells = 16 * 1024;
    private const int NullLength = -1;

    private readonly TextBuffer _text = new();
    private readonly List<int> _rowStarts = [];
    private readonly List<Flaw> _flaws = [];
    private (int Start, int Length)[] _cells = new (int, int)[256];
    private int _cellCount;

    /// <summary>The names of the fields; records may have fewer cells, the rest of them is null.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>How many records it holds.</summary>
    public int Count => _rowStarts.Count;

    /// <summary>Whether it is worth handing over.</summary>
    public bool IsFull => _text.Length >= FullAtBytes || _cellCount >= FullAtCells;

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        _text.Clear();
        _rowStarts.Clear();
        _flaws.Clear();
        _cellCount = 0;
    }

    /// <summary>Begins a record; it has no cells yet.</summary>
    public void BeginRecord() => _rowStarts.Add(_cellCount);

    /// <summary>Whether a field of the last record was set.</summary>
    public bool IsSet(int field) =>
        _rowStarts[^1] + field < _cellCount && _cells[_rowStarts[^1] + field].Length != NullLength;

    /// <summary>Sets a field of the last record; a value that cannot be taken refuses it.</summary>
    public void Set(int field, object? value, NestedValues nested)
    {
        int start = _text.Length;
        if (ValueText.IsNull(value))
            SetCell(field, start, NullLength);
        else if (ValueText.Write(value!, _text, nested) is { } fault)
            Refuse(field, fault, JsonText.Quote(value as string ?? value!.ToString() ?? ""));
        else
            SetCell(field, start, _text.Length - start);
    }

    /// <summary>Refuses the last record for one of its fields.</summary>
    /// <param name="field">The field.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="json">The field as JSON, for whoever looks at the reject.</param>
    public void Refuse(int field, ValueFault fault, string json)
    {
        // What was written of a value before it turned out to be too long or too deep is in nobody's way.
        SetCell(field, _text.Length, NullLength);
        _flaws.Add(new(_rowStarts.Count - 1, field, fault, json));
    }

    /// <summary>A field of a record.</summary>
    /// <returns>False when it is null.</returns>
    public bool TryGet(int record, int field, out ReadOnlySpan<byte> value)
    {
        int cell = _rowStarts[record] + field;
        int end = record + 1 < _rowStarts.Count ? _rowStarts[record + 1] : _cellCount;
        if (cell >= end || _cells[cell].Length == NullLength)
        {
            value = default;
            return false;
        }

        value = _text.Part(_cells[cell].Start, _cells[cell].Length);
        return true;
    }

    /// <summary>The first field for which a record is refused, and why; null for a good one.</summary>
    public (int Field, ValueFault Fault)? FaultOf(int record)
    {
        if (_flaws.Count == 0) return null;
        int found = _flaws.FindIndex(flaw => flaw.Record == record);
        return found < 0 ? null : (_flaws[found].Field, _flaws[found].Fault);
    }

    /// <summary>A record as JSON, its values as they were written.</summary>
    public byte[] Json(int record)
    {
        ArrayBufferWriter<byte> text = new();
        using (Utf8JsonWriter json = new(text, JsonText.Options))
        {
            json.WriteStartObject();
            for (int field = 0; field < Names.Count; field++)
            {
                json.WritePropertyName(Names[field]);
                int flaw = _flaws.FindIndex(flaw => flaw.Record == record && flaw.Field == field);
                if (flaw >= 0) json.WriteRawValue(_flaws[flaw].Json, skipInputValidation: true);
                else if (TryGet(record, field, out ReadOnlySpan<byte> value)) json.WriteStringValue(value);
                else json.WriteNullValue();
            }

            json.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }

    private void SetCell(int field, int start, int length)
    {
        int row = _rowStarts[^1];
        int cell = row + field;
        if (cell >= _cells.Length) Array.Resize(ref _cells, Math.Max(2 * _cells.Length, cell + 1));
        for (; _cellCount <= cell; _cellCount++) _cells[_cellCount] = (0, NullLength);
        _cells[cell] = (start, length);
    }

    private readonly record struct Flaw(int Record, int Field, ValueFault Fault, string Json);
}
