using System.Collections.ObjectModel;
using EtlTools.Staging.Drift;

namespace EtlTools.Sources;

/// <summary>What the first records of a source tell about it.</summary>
/// <param name="Header">The names of its fields.</param>
/// <param name="Bytes">Its size; null where it has none.</param>
/// <param name="EstimatedRows">How many records it holds: exact when all were looked at, null when nothing tells.</param>
internal sealed record SourceSample(IReadOnlyList<string> Header, long? Bytes, long? EstimatedRows)
{
    private const int SampledRows = 1_000;

    /// <summary>How its records are written, as it was found; null where that cannot be said.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>The names of the fields of rows inside the records, see <see cref="RecordReader.Children"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Children { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What the values of its fields tell, in the order of the header; empty where none were
    /// looked at.</summary>
    public IReadOnlyList<ColumnSample> Values { get; init; } = [];

    /// <summary>What a reader knows before its first record.</summary>
    /// <remarks>Reading on may add names; a load begins with those that are there now.</remarks>
    public static SourceSample Before(RecordReader reader) => new([.. reader.Header], reader.Progress.Total, null)
    {
        Format = reader.RawFormat,
        Children = reader.Children.ToDictionary(
            entry => entry.Key, IReadOnlyList<string> (entry) => [.. entry.Value.Header]),
    };

    /// <summary>Reads the first records.</summary>
    public static SourceSample Take(RecordReader reader)
    {
        SourceSample sample = Before(reader);
        long rows = 0;
        long start = 0;
        List<ColumnSample> values = [];
        while (reader.Read())
        {
            long offset = reader.Reject?.Offset ?? reader.Offset;
            if (rows == 0) start = offset;
            if (rows == SampledRows)
            {
                return sample with
                {
                    EstimatedRows = (reader.Progress.Text - start) * rows / Math.Max(offset - start, 1),
                    Values = values,
                };
            }

            rows++;
            if (reader.Reject is null) Add(reader, values);
        }

        return sample with { EstimatedRows = rows, Values = values };
    }

    private static void Add(RecordReader record, List<ColumnSample> values)
    {
        while (values.Count < record.Header.Count) values.Add(new ColumnSample());
        for (int i = 0; i < values.Count; i++)
            if (record.TryGetField(i, out ReadOnlySpan<byte> value)) values[i].Add(value);
    }
}
