namespace EtlTools.Sources;

/// <summary>What the first records of a source tell about it.</summary>
/// <param name="Header">The names of its fields.</param>
/// <param name="Bytes">Its size; null where it has none.</param>
/// <param name="EstimatedRows">How many records it holds: exact when all were looked at, null when nothing tells.</param>
internal sealed record SourceSample(IReadOnlyList<string> Header, long? Bytes, long? EstimatedRows)
{
    private const int SampledRows = 1_000;

    /// <summary>Reads the first records.</summary>
    public static SourceSample Take(RecordReader reader)
    {
        long rows = 0;
        long start = 0;
        while (reader.Read())
        {
            long offset = reader.Reject?.Offset ?? reader.Offset;
            if (rows == 0) start = offset;
            if (rows == SampledRows)
            {
                SourceProgress read = reader.Progress;
                return new(reader.Header, read.Total, (read.Text - start) * rows / Math.Max(offset - start, 1));
            }

            rows++;
        }

        return new(reader.Header, reader.Progress.Total, rows);
    }
}
