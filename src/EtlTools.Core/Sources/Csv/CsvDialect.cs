using System.Text;
using CsvHelper;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Csv;

/// <summary>What a format says about delimited records and lines of fixed width, in CsvHelper's terms.</summary>
internal sealed class CsvDialect
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly CsvReaderOptions _options;
    private readonly byte[][] _nullValues;

    /// <summary>Reads a format.</summary>
    /// <exception cref="EtlException">What it says cannot be read, or contradicts itself.</exception>
    public CsvDialect(SourceFormat format)
    {
        Format = format;
        bool isFixed = format.Kind == FormatKind.FixedWidth || (format.Kind is null && format.Columns is not null);
        Columns = isFixed ? FixedLayout.Of(format) : null;
        RefuseContradictions(format);
        string? delimiter = isFixed ? null : format.Delimiter?.Replace(@"\t", "\t", StringComparison.Ordinal);
        LongSeparator = delimiter is null or [< '\x80'] ? null : delimiter;
        _options = new CsvReaderOptions
        {
            Separator = LongSeparator is null && delimiter is not null ? delimiter[0] : null,
            HasHeader = false,
            Encoding = s_utf8,
            Mode = ModeOf(format, isFixed),
            Quote = format.Quote is [char quote] ? quote : '"',
            Escape = format.Escape ?? '\\',
            CommentPrefix = format.Comment,
            FieldWidths = Columns?.Widths,
            TrimWhitespace = format.Trim,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
        };
        _nullValues = [.. (format.NullValues ?? [""]).Select(Encoding.UTF8.GetBytes)];
        Trims = format.Trim ?? isFixed;
        IsPlain = format.NullValues is null && !Trims;
        Check(delimiter);
    }

    /// <summary>The format.</summary>
    public SourceFormat Format { get; }

    /// <summary>The separator, when it is none of ASCII's characters; CsvHelper puts another one in its place.</summary>
    public string? LongSeparator { get; }

    /// <summary>Where the columns stand on a line; null when separators stand between them.</summary>
    public FixedLayout? Columns { get; }

    /// <summary>Whether the first record names the fields.</summary>
    public bool HasHeader => Format.HasHeader ?? (Format.Header is null && Columns is null);

    /// <summary>Whether exactly the empty fields without quotes are null.</summary>
    public bool IsPlain { get; }

    private bool Trims { get; }

    /// <summary>Whether a field is null.</summary>
    /// <param name="raw">The field as it stands in the source, with its quotes.</param>
    public bool IsNull(ReadOnlySpan<byte> raw)
    {
        if (Trims) raw = raw.Trim(" \t"u8);
        foreach (byte[] value in _nullValues)
        {
            if (raw.SequenceEqual(value)) return true;
        }

        return false;
    }

    /// <summary>Opens a reader.</summary>
    /// <param name="source">The content, from where it stands; it stays open.</param>
    /// <param name="separator">The separator when it is known; null takes the format's, or finds it.</param>
    /// <param name="replacement">What takes the place of <see cref="LongSeparator"/>; it must not be in the content.</param>
    /// <param name="maxRecordBytes">The longest record.</param>
    /// <param name="onMalformed">Told of each record with broken quotes.</param>
    public CsvReader Open(
        Stream source, char? separator, char replacement, int? maxRecordBytes, Action<CsvMalformedRecord>? onMalformed)
    {
        CsvReaderOptions options = _options with { MaxRecordSize = maxRecordBytes, OnMalformedRecord = onMalformed };
        if (LongSeparator is not null)
            return CsvReader.Create(new CsvSeparatorStream(source, LongSeparator, replacement, leaveOpen: true), options);
        if (Columns is null) options = options with { Separator = options.Separator ?? separator };
        return CsvReader.Create(source, options, leaveOpen: true);
    }

    private static CsvMode ModeOf(SourceFormat format, bool isFixed) =>
        isFixed ? CsvMode.FixedWidth
        : format.Escape is not null ? CsvMode.Escape
        : format.Quote is "" ? CsvMode.NoEscape
        : CsvMode.Rfc4180;

    private void RefuseContradictions(SourceFormat format)
    {
        if (format.Quote is { Length: > 1 }) throw Refused($"the quote is '{format.Quote}'; one character was expected");
        if (format.Quote is { Length: 1 } && format.Escape is not null)
            throw Refused("fields have quotes or an escape character, not both");
        if (format.Header is not null && format.HasHeader == true)
            throw Refused("the names of the fields are given, so the file has no header; skip its line to replace it");
        if (format.Header is []) throw Refused("the names of the fields are an empty list");
        if (Columns is { } columns && (format.Delimiter is not null || format.Header?.SequenceEqual(columns.Names) == false))
            throw Refused("columns of fixed width have names of their own and no delimiter");
        if (Columns is null && format.Columns is not null) throw Refused("delimited fields stand at no fixed positions");
        if (format.SkipLines < 0) throw Refused($"{format.SkipLines} lines cannot be skipped");
    }

    // What CsvHelper refuses it refuses when a reader is made; here it is said before a file is touched.
    private void Check(string? delimiter)
    {
        if (delimiter is "") throw Refused("the delimiter is empty");
        try
        {
            Open(Stream.Null, separator: null, '\x1F', maxRecordBytes: null, onMalformed: null).Dispose();
        }
        catch (ArgumentException error)
        {
            throw Refused(error.Message[..^(error.ParamName is null ? 0 : $" (Parameter '{error.ParamName}')".Length)].TrimEnd('.'));
        }
    }

    private static EtlException Refused(string why) => new(
        ErrorIds.StagingFormat,
        $"The format cannot be: {why}.",
        "Say how the file is written: delimiter, quote, escape and comment are different characters.");
}
