using System.Text;
using EtlTools.Sources;
using EtlTools.Sources.Json;

namespace EtlTools.Staging.Rejects;

/// <summary>
/// The arrays of mended rejects that become rows of tables of their own: a text of JSON Lines with the arrays of one
/// reject on each line, read in step with the rejects.
/// </summary>
internal sealed class RejectArrays : IDisposable
{
    private readonly Queue<ArrayDefect?> _defects = [];
    private readonly JsonRecordReader _reader;

    /// <param name="columns">The columns they stand in.</param>
    /// <param name="records">The rejects.</param>
    public RejectArrays(IReadOnlyList<string> columns, IEnumerable<MendedRecord> records)
    {
        MemoryStream lines = new();
        foreach (MendedRecord record in records)
        {
            ArrayDefect? defect = DefectOf(record);
            lines.Write(Encoding.UTF8.GetBytes(defect is null ? LineOf(record.Arrays) : "{}\n"));
            _defects.Enqueue(defect);
        }

        lines.Position = 0;
        _reader = new(new SourceStream("rejects", lines), new() { Kind = FormatKind.Json, Explode = columns });
    }

    /// <summary>The rows of the current reject, by the column of their array.</summary>
    public IReadOnlyDictionary<string, RecordReader> Rows => _reader.Children;

    /// <summary>Goes to the arrays of the next reject.</summary>
    /// <returns>What is wrong with them; null when they are good.</returns>
    public ArrayDefect? Next()
    {
        _reader.Read();
        if (_defects.Dequeue() is { } known) return known;
        if (_reader.Reject is not { } reject) return null;
        string? found = _reader.Defect is { } defect ? $"{reject.Field}: {defect.Expectation}." : null;
        return new(reject.Reason, reject.Field, found ?? reject.Expectation);
    }

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private static ArrayDefect? DefectOf(MendedRecord record) => record.UnknownArrays
        .Select(ArrayText.Unknown)
        .Concat(record.Arrays.Select(array => ArrayText.Check(array.Key, Encoding.UTF8.GetBytes(array.Value))))
        .FirstOrDefault(defect => defect is not null);

    // JSON has no line breaks inside of texts.
    private static string LineOf(IReadOnlyDictionary<string, string> arrays) =>
        $"{{{string.Join(',', arrays.Select(array => $"\"{array.Key}\":{array.Value.Replace('\n', ' ')}"))}}}\n";
}
