using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>Reads a source and writes its good records to the table and its refused ones to the rejects.</summary>
/// <remarks>
/// One task parses and encodes while <see cref="BulkWriter"/> sends. Refused records wait in memory, since a connection
/// takes one COPY at a time; when many wait, the COPY of the rows ends, they are written, and another one begins. The
/// same happens when the source turns out to have more fields than the table has columns.
/// </remarks>
internal sealed class SourceLoader(
    EtlSession session, RejectLimit limit, IReadOnlyList<RecordCheck> checks, IProgress<EtlProgress>? progress)
{
    private const int MillisecondsBetweenReports = 250;

    private long _nextReport;
    private bool _isRecordWaiting;

    /// <summary>Loads a source.</summary>
    /// <param name="target">Where its rows go.</param>
    /// <param name="load">Its load, which counts them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EtlException">The source cannot be read, or too many of its records were refused.</exception>
    public async Task LoadAsync(StagingTarget target, SourceLoad load, CancellationToken cancellationToken)
    {
        using RecordReader reader = load.Import.Source.Open(cancellationToken);
        RefuseOtherHeader(load.Import, reader.Header);
        load.Format = reader.RawFormat;
        RowHasher hasher = new();
        _isRecordWaiting = false;
        bool hasMore = true;
        while (hasMore)
        {
            int fields = reader.Header.Count;
            IReadOnlyList<string?> columns = await target.ColumnsForAsync(session, reader.Header, cancellationToken);
            foreach (RecordCheck check in checks) check.Prepare(reader.Header, columns);
            RowEncoder encoder = new(columns, load, hasher);
            string copy = target.Copy(encoder.Columns).ToString();
            await using (BulkWriter writer = await BulkWriter.BeginAsync(session, copy, cancellationToken))
            {
                while (hasMore && !load.HasManyPending && reader.Header.Count == fields)
                {
                    hasMore = Fill(writer.Buffer, reader, fields, encoder, load);
                    encoder.Finish(writer.Buffer);
                    await writer.SendAsync(cancellationToken);
                    Report(load, reader.Progress);
                }

                await writer.CompleteAsync(cancellationToken);
            }

            await RejectWriter.WriteAsync(session, load, load.TakePending(), cancellationToken);
        }

        if (limit.IsExceeded(load.RowsRejected, load.RowsRead)) throw TooManyRejects(load);
        load.Format = reader.RawFormat;
        load.Sha256 = reader.Sha256;
        load.ContentHash = hasher.Sum;
        SourceProgress end = reader.Progress;
        progress?.Report(new("Loading", load.Import.Source.ShortName, end.Done, end.Done, end.Unit));
    }

    /// <summary>Encodes records until the buffer is full, many rejects wait, or a record has fields not seen before.</summary>
    /// <returns>False when the source is read.</returns>
    private bool Fill(CopyBuffer buffer, RecordReader reader, int fields, RowEncoder encoder, SourceLoad load)
    {
        while (!buffer.IsFull && !load.HasManyPending)
        {
            // The record that brought new fields waits until the table has columns for them.
            if (!_isRecordWaiting && !reader.Read()) return false;
            _isRecordWaiting = reader.Header.Count > fields;
            if (_isRecordWaiting) return true;
            if (reader.Reject is null && checks.All(check => check.Accepts(reader)))
            {
                encoder.Encode(reader, buffer);
                load.AddRow();
                continue;
            }

            load.AddReject(reader.Reject!);
            if (limit.IsHopeless(load.RowsRejected, load.RowsRead)) throw TooManyRejects(load);
        }

        return true;
    }

    private void Report(SourceLoad load, SourceProgress read)
    {
        if (progress is null || Environment.TickCount64 < _nextReport) return;
        _nextReport = Environment.TickCount64 + MillisecondsBetweenReports;
        progress.Report(new("Loading", load.Import.Source.ShortName, read.Done, read.Total, read.Unit));
    }

    private static void RefuseOtherHeader(SourceImport import, IReadOnlyList<string> header)
    {
        if (import.Columns.Select(column => column.Header).SequenceEqual(header.Take(import.Columns.Count))) return;
        throw new EtlException(
            ErrorIds.StagingFileChanged,
            $"{import.Name}:1: the header has changed since the load was planned.",
            "Run it again when nothing writes to the file any more.",
            import.Name);
    }

    private EtlException TooManyRejects(SourceLoad load)
    {
        RejectedRow first = load.First[0];
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{load.Import.Name}: {load.RowsRejected:N0} of {load.RowsRead:N0} rows read were refused; more than {limit} "
            + $"are too many. The first is {load.Import.Name}:{first.Line}: {first.Reason}: {first.Expectation}");
        return new EtlException(
            ErrorIds.StagingTooManyRejects,
            message,
            $"Look at the first of them (Get-StagingReject {load.LoadId}, etl rejects --load {load.LoadId}), mend the file or "
            + "name its delimiter, or allow more with -MaxRejects (--max-rejects).",
            load.Import.Name);
    }
}
