using System.Text.Json;

namespace EtlTools.Contracts.Values;

/// <summary>A number of a schema.</summary>
internal sealed class NumberLiteral
{
    private readonly string _text;
    private readonly byte[] _digits;
    private readonly int _count;
    private readonly bool _isNegative;
    private readonly long _highest;

    /// <summary>Keeps a number.</summary>
    /// <param name="element">A JSON number.</param>
    public NumberLiteral(JsonElement element)
    {
        JsonNumber number = Instance.Of(element).Number;
        _text = element.GetRawText();
        _digits = number.Digits.ToArray();
        _count = number.SignificantDigits;
        _isNegative = number.IsNegative;
        _highest = number.HighestPower;
    }

    /// <summary>Its value.</summary>
    public JsonNumber Value => new(_digits, _count, _isNegative, _highest);

    /// <summary>As the schema writes it.</summary>
    public override string ToString() => _text;
}
