using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using System.Xml;

namespace EtlTools.Sources.Values;

/// <summary>Writes values as text that says exactly what they are, whatever the culture.</summary>
/// <remarks>
/// <para>Numbers in the invariant form that reads back as the same number: <c>0.1</c>, <c>1E+20</c>, a decimal with its
/// scale. Booleans are <c>true</c> and <c>false</c>, enums the names of their members, bytes <c>\x</c> and hexadecimal
/// digits.</para>
/// <para>Dates and times in ISO 8601, fractions without trailing zeros, the offset only where the value knows one:
/// <c>2024-02-29T13:45:00.5+01:00</c>. A time span is in hours, <c>-26:03:04.5</c>. PostgreSQL casts all of them without
/// loss, except that its times end at microseconds where these have seven digits.</para>
/// <para>Dictionaries, lists and objects are JSON, see <see cref="JsonText"/>; what is left is written as it writes
/// itself.</para>
/// </remarks>
public static class ValueText
{
    private const int LongestScalar = 128;

    /// <summary>Whether a value stands for nothing.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for null and the database's null.</returns>
    public static bool IsNull(object? value) => value is null or DBNull;

    /// <summary>Whether a value is one of a kind that has no parts: a text, a number, a date, a flag, bytes.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False for null, dictionaries, lists and objects with properties.</returns>
    public static bool IsScalar(object? value) => value is string or byte[] or Enum or DateTime or DateTimeOffset
        or TimeSpan or bool or char or Uri or Type or CultureInfo or IUtf8SpanFormattable or IFormattable;

    /// <summary>A value as text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="nested">How to look into objects.</param>
    /// <param name="fault">Why it cannot be written; null when it can.</param>
    /// <returns>Its text, that of a string as it is, whatever it holds; null for null, and where there is a fault.</returns>
    public static string? Of(object? value, NestedValues nested, out ValueFault? fault)
    {
        ArgumentNullException.ThrowIfNull(nested);
        fault = null;
        object? bare = nested.Unwrap(value);
        if (IsNull(bare)) return null;
        if (bare is string characters) return characters;
        ArrayBufferWriter<byte> text = new();
        fault = Write(bare!, text, nested);
        return fault is null ? Encoding.UTF8.GetString(text.WrittenSpan) : null;
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">A value that is not null.</param>
    /// <param name="text">Where to, in UTF-8.</param>
    /// <param name="nested">How to look into objects.</param>
    /// <returns>Why it cannot be written; null when it was.</returns>
    internal static ValueFault? Write(object value, IBufferWriter<byte> text, NestedValues nested)
    {
        switch (value)
        {
            case string characters:
                return Write(characters, text);
            case bool flag:
                text.Write(flag ? "true"u8 : "false"u8);
                return null;
            case DateTime or DateTimeOffset or TimeOnly:
                WriteTime(value, text);
                return null;
            case TimeSpan span:
                return Write(Of(span), text);
            case byte[] bytes:
                return Write($@"\x{Convert.ToHexStringLower(bytes)}", text);
            case Enum:
                return Write(value.ToString()!, text);
            case DateOnly date:
                return Write(date.ToString("O", CultureInfo.InvariantCulture), text);
            case char letter:
                return Write(letter.ToString(), text);
            case IUtf8SpanFormattable scalar:
                WriteScalar(scalar, text);
                return null;
            default:
                return TextOf(value) is { } own ? Write(own, text) : JsonText.Write(value, text, nested);
        }
    }

    /// <summary>Writes characters.</summary>
    internal static ValueFault? Write(string value, IBufferWriter<byte> text)
    {
        if (value.Contains('\0'))
        {
            return new(
                RejectReason.NulByte,
                $"Character {value.IndexOf('\0', StringComparison.Ordinal) + 1} of the value is 0; text was expected.");
        }

        Span<byte> room = text.GetSpan(Math.Max(value.Length * 3, 1));
        OperationStatus status = Utf8.FromUtf16(
            value, room, out int read, out int written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            return new(
                RejectReason.InvalidUtf8,
                $"Character {read + 1} of the value is half of a surrogate pair; text was expected.");
        }

        text.Advance(written);
        return null;
    }

    /// <summary>The text of what writes itself; null for what has parts.</summary>
    internal static string? TextOf(object value) => value switch
    {
        Uri uri => uri.OriginalString,
        Type type => type.FullName ?? type.Name,
        CultureInfo culture => culture.Name,
        XmlNode xml => xml.OuterXml,
        JsonNode json => json.ToJsonString(),
        JsonElement json => json.GetRawText(),
        BitArray bits => string.Concat(bits.Cast<bool>().Select(bit => bit ? '1' : '0')),
        IDictionary => null,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static void WriteScalar(IUtf8SpanFormattable value, IBufferWriter<byte> text)
    {
        int size = LongestScalar;
        int written;
        while (!value.TryFormat(text.GetSpan(size), out written, default, CultureInfo.InvariantCulture)) size *= 2;
        text.Advance(written);
    }

    private static void WriteTime(object value, IBufferWriter<byte> text)
    {
        Span<byte> room = text.GetSpan(LongestScalar);
        ((IUtf8SpanFormattable)value).TryFormat(room, out int written, "O", CultureInfo.InvariantCulture);
        text.Advance(WithoutTrailingZeros(room[..written]));
    }

    /// <summary>Takes out the zeros that end the fraction, which has seven digits and may have an offset
    /// behind it.</summary>
    private static int WithoutTrailingZeros(Span<byte> time)
    {
        int point = time.IndexOf((byte)'.');
        int end = point + 8;
        int kept = time[point..end].TrimEnd((byte)'0').Length;
        if (kept == 1) kept = 0;
        time[end..].CopyTo(time[(point + kept)..]);
        return point + kept + time.Length - end;
    }

    private static string Of(TimeSpan span)
    {
        string sign = span < TimeSpan.Zero ? "-" : "";
        UInt128 ticks = (UInt128)Int128.Abs(span.Ticks);
        ulong seconds = (ulong)(ticks / TimeSpan.TicksPerSecond);
        ulong fraction = (ulong)(ticks % TimeSpan.TicksPerSecond);
        string digits = fraction == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $".{fraction:0000000}").TrimEnd('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{sign}{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}{digits}");
    }
}
