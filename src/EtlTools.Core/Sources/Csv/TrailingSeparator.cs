using CsvHelper;

namespace EtlTools.Sources.Csv;

/// <summary>Finds out whether each record of a source ends with a separator, as in TPC-H's <c>1|a|b|</c>.</summary>
internal static class TrailingSeparator
{
    private const int SampleBytes = 64 * 1024;

    /// <summary>Looks at the first records.</summary>
    /// <param name="source">The source; it is not moved.</param>
    /// <param name="offset">Where they begin.</param>
    /// <param name="dialect">How they are written.</param>
    /// <param name="separator">The separator, when the dialect does not know it.</param>
    /// <param name="replacement">What may stand for a separator of several characters.</param>
    /// <returns>Whether the last field of each, which is empty, is none.</returns>
    public static bool IsIn(SourceStream source, long offset, CsvDialect dialect, char? separator, char replacement)
    {
        (int Fields, bool EndsEmpty)[] records = [.. Records(Sample(source, offset), dialect, separator, replacement)];
        int names = dialect.Format.Header?.Count ?? 0;
        if (names > 0) return records is [(int fields, true), ..] && fields == names + 1;
        if (!dialect.HasHeader) return IsEverywhere(records);

        // A header without the separator is followed by records that have one field too many.
        return IsEverywhere(records) || (records is [(int named, false), (int first, true), ..] && first == named + 1);
    }

    private static bool IsEverywhere((int Fields, bool EndsEmpty)[] records) =>
        records.Length > 0 && records.All(record => record.EndsEmpty && record.Fields == records[0].Fields);

    private static IEnumerable<(int Fields, bool EndsEmpty)> Records(
        byte[] sample, CsvDialect dialect, char? separator, char replacement)
    {
        using CsvReader reader = dialect.Open(new MemoryStream(sample), separator, replacement, null, null);
        while (Read(reader))
            yield return (reader.FieldCount, reader.FieldCount > 1 && reader.GetRawSpan(reader.FieldCount - 1).IsEmpty);
    }

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            // The sample holds what should stand for its separators; what was read until there has to do.
            return false;
        }
    }

    /// <summary>The first lines that are there as a whole.</summary>
    private static byte[] Sample(SourceStream source, long offset)
    {
        byte[] block = new byte[SampleBytes];
        int length = 0;
        while (length < block.Length && source.Peek(offset + length, block.AsSpan(length)) is > 0 and int count) length += count;
        int end = length < block.Length ? length : block.AsSpan().LastIndexOfAny((byte)'\r', (byte)'\n') + 1;
        return block[..end];
    }
}
