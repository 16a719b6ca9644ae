using System.Globalization;
using System.Text.Json;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Json;

/// <summary>What ends the reading of a JSON file.</summary>
/// <param name="source">What the file is called.</param>
internal sealed class JsonErrors(string source)
{
    private string _lastGood = "There is no good record before it.";

    /// <summary>Remembers the last good record.</summary>
    public (long Number, long Line, long Offset, long Length)? LastGood { get; set; }

    /// <summary>The text stops being JSON inside the record the window starts with.</summary>
    public EtlException Broken(JsonWindow window, JsonException error) =>
        Broken(window, PlaceOf(window.Rest, error), error);

    /// <summary>The text stops being JSON in the window.</summary>
    public EtlException Broken(JsonWindow window, long position, JsonException error) => Broken(
        window.Offset + position,
        window.Line + window.Rest[..(int)Math.Min(position, window.Rest.Length)].Count((byte)'\n'),
        Bare(error));

    /// <summary>The text is not what it has to be.</summary>
    public EtlException Broken(long offset, long line, string what)
    {
        if (LastGood is { } last)
        {
            _lastGood = string.Create(
                CultureInfo.InvariantCulture,
                $"The last good record, number {last.Number}, starts on line {last.Line} at byte {last.Offset} and "
                + $"ends before byte {last.Offset + last.Length}.");
        }

        return new(
            ErrorIds.StagingJson,
            string.Create(
                CultureInfo.InvariantCulture, $"{source}:{line}: broken at byte {offset}: {what}. {_lastGood}"),
            "Mend the file at that byte, or get it again. Only JSON Lines can be read on after what is not JSON.",
            source);
    }

    /// <summary>A single value that is not to be loaded is longer than what may be looked at.</summary>
    public EtlException ValueTooLong(JsonWindow window) =>
        Broken(window.Offset, window.Line, "a single text or number is longer than a record may be");

    /// <summary>The path leads nowhere.</summary>
    public EtlException NotFound(RecordPath path) => new(
        ErrorIds.StagingRecordPath,
        $"{source} has nothing at {path.Text}; an array of records was expected there.",
        "Look at the names in the file; upper and lower case are not the same.",
        source);

    /// <summary>There is nothing in the file.</summary>
    public EtlException Empty() => new(
        ErrorIds.StagingJson,
        $"{source} is empty; JSON was expected, at least [].",
        "Look at what should have written it.",
        source);

    /// <summary>Where in a text a parser that began at its start found it broken, in bytes.</summary>
    public static long PlaceOf(ReadOnlySpan<byte> text, JsonException error)
    {
        int lineStart = 0;
        for (long line = error.LineNumber ?? 0; line > 0; line--)
            lineStart += text[lineStart..].IndexOf((byte)'\n') + 1;
        return Math.Min(lineStart + (error.BytePositionInLine ?? 0), text.Length);
    }

    /// <summary>What the parser says, without the place.</summary>
    public static string Bare(JsonException error)
    {
        string message = error.Message;
        int place = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return (place < 0 ? message : message[..place]).TrimEnd('.');
    }
}
