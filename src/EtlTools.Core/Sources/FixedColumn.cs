using System.Globalization;
using EtlTools.Diagnostics;

namespace EtlTools.Sources;

/// <summary>A column of lines whose fields stand at fixed positions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Its first character, from 1.</param>
/// <param name="Width">How many characters it takes, counted as .NET counts them (UTF-16 code units).</param>
public sealed record FixedColumn(string Name, int Start, int Width)
{
    /// <summary>Reads <c>name:start:width</c>.</summary>
    /// <exception cref="EtlException">It is something else.</exception>
    public static FixedColumn Parse(string text)
    {
        string[] parts = text.Split(':');
        if (parts is [{ Length: > 0 } name, string start, string width] && Number(start) is { } from && Number(width) is { } count)
            return new(name, from, count);
        throw new EtlException(
            ErrorIds.StagingFormat,
            $"'{text}' is no column of fixed width; name:start:width was expected, such as city:11:20.",
            "Say the name, the first character, counted from 1, and how many characters it takes.",
            text);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}
