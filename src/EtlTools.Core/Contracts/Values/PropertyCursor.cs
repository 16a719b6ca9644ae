using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace EtlTools.Contracts.Values;

/// <summary>Goes through the properties of an object; fields of a row that are absent are left out.</summary>
internal ref struct PropertyCursor
{
    private readonly FlatRow? _row;
    private readonly FieldReader? _fields;
    private readonly Schema[][]? _ofColumns;
    private JsonElement.ObjectEnumerator _properties;
    private Instance _value;

    /// <summary>Stands before the first property.</summary>
    /// <param name="instance">The object.</param>
    /// <param name="ofColumns">Schemas for the columns of a row: those without any are left out too.</param>
    public PropertyCursor(in Instance instance, Schema[][]? ofColumns = null)
    {
        _row = instance.Row;
        _ofColumns = ofColumns;
        _fields = instance.Fields;
        Column = -1;
        if (_row is null) _properties = instance.Element.EnumerateObject();
    }

    /// <summary>The column of the row.</summary>
    /// <value>-1 in a document.</value>
    public int Column { get; private set; }

    /// <summary>The property's value.</summary>
    [UnscopedRef]
    public readonly ref readonly Instance Value => ref _value;

    /// <summary>The property's name in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Name => _row is { } row
        ? row.Columns[Column].Utf8
        : JsonText.Unescape(JsonMarshal.GetRawUtf8PropertyName(_properties.Current));

    /// <summary>Goes to the next property.</summary>
    public bool MoveNext()
    {
        if (_row is not { } row)
        {
            if (!_properties.MoveNext()) return false;
            _value = Instance.Of(_properties.Current.Value);
            return true;
        }

        while (++Column < row.Columns.Count)
        {
            if (_ofColumns is not null && _ofColumns[Column].Length == 0) continue;
            _value = row.Value(Column, _fields!);
            if (_value.Type != JsonTypes.None) return true;
        }

        return false;
    }
}
