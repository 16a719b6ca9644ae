namespace EtlTools.Sources.Csv;

/// <summary>What the first records of a file tell about it.</summary>
/// <param name="Header">The names in its header.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="EstimatedRows">How many records it holds: exact when all were looked at.</param>
internal sealed record CsvSample(IReadOnlyList<string> Header, long Bytes, long EstimatedRows)
{
    private const int SampledRows = 1_000;

    /// <summary>Looks at the beginning of a file.</summary>
    public static CsvSample Take(string path, char? separator)
    {
        using SourceStream source = SourceStream.Open(path);
        using CsvRecordReader reader = new(source, separator);
        long rows = 0;
        long start = 0;
        while (reader.Read())
        {
            long offset = reader.Reject?.Offset ?? reader.Offset;
            if (rows == 0) start = offset;
            if (rows == SampledRows)
                return new(reader.Header, source.Length, (source.Length - start) * rows / Math.Max(offset - start, 1));
            rows++;
        }

        return new(reader.Header, source.Length, rows);
    }
}
