using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sources.Csv;

namespace EtlTools.Staging;

/// <summary>Reads a file and writes its good records to the table and its refused ones to the rejects.</summary>
/// <remarks>
/// One task parses and encodes while <see cref="BulkWriter"/> sends. Refused records wait in memory, since a connection
/// takes one COPY at a time; when many wait, the COPY of the rows ends, they are written, and another one begins.
/// </remarks>
internal sealed class FileLoader(EtlSession session, RejectLimit limit, IProgress<EtlProgress>? progress)
{
    private const int MillisecondsBetweenReports = 250;

    private long _nextReport;

    /// <summary>Loads a file.</summary>
    /// <param name="target">Where its rows go.</param>
    /// <param name="load">Its load, which counts them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EtlException">The file cannot be read, or too many of its records were refused.</exception>
    public async Task LoadAsync(StagingTarget target, FileLoad load, CancellationToken cancellationToken)
    {
        using SourceStream source = SourceStream.Open(load.File.Path);
        using CsvRecordReader reader = new(source, load.File.Delimiter);
        RefuseOtherHeader(load.File, reader.Header);
        RowEncoder encoder = new(
            reader.Header.Count, Path.GetFileName(load.File.Path), load.LoadId, load.StartedAt);
        string copy = target.Copy(load.File).ToString();
        bool hasMore = true;
        while (hasMore)
        {
            await using (BulkWriter writer = await BulkWriter.BeginAsync(session, copy, cancellationToken))
            {
                while (hasMore && !load.HasManyPending)
                {
                    hasMore = Fill(writer.Buffer, reader, encoder, load);
                    encoder.Finish(writer.Buffer);
                    await writer.SendAsync(cancellationToken);
                    Report(source);
                }

                await writer.CompleteAsync(cancellationToken);
            }

            await RejectWriter.WriteAsync(session, load, load.TakePending(), cancellationToken);
        }

        if (limit.IsExceeded(load.RowsRejected, load.RowsRead)) throw TooManyRejects(load);
        load.Sha256 = source.Sha256();
        progress?.Report(new("Loading", Path.GetFileName(source.Path), source.Length, source.Length, "bytes"));
    }

    /// <summary>Encodes records until the buffer is full or many rejects wait.</summary>
    /// <returns>False when the file is read.</returns>
    private bool Fill(CopyBuffer buffer, CsvRecordReader reader, RowEncoder encoder, FileLoad load)
    {
        while (!buffer.IsFull && !load.HasManyPending)
        {
            if (!reader.Read()) return false;
            if (reader.Reject is { } reject)
            {
                load.AddReject(reject);
                if (limit.IsHopeless(load.RowsRejected, load.RowsRead)) throw TooManyRejects(load);
                continue;
            }

            encoder.Encode(reader, buffer);
            load.AddRow();
        }

        return true;
    }

    private void Report(SourceStream source)
    {
        if (progress is null || Environment.TickCount64 < _nextReport) return;
        _nextReport = Environment.TickCount64 + MillisecondsBetweenReports;
        progress.Report(new("Loading", Path.GetFileName(source.Path), source.Position, source.Length, "bytes"));
    }

    private static void RefuseOtherHeader(FileImport file, IReadOnlyList<string> header)
    {
        if (file.Columns.Select(column => column.Header).SequenceEqual(header)) return;
        throw new EtlException(
            ErrorIds.StagingFileChanged,
            $"{file.Path}:1: the header has changed since the load was planned.",
            "Run it again when nothing writes to the file any more.",
            file.Path);
    }

    private EtlException TooManyRejects(FileLoad load)
    {
        Sources.RejectedRow first = load.First[0];
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{load.File.Path}: {load.RowsRejected:N0} of {load.RowsRead:N0} rows read were refused; more than {limit} are "
            + $"too many. The first is {load.File.Path}:{first.Line}: {first.Reason}: {first.Expectation}");
        return new EtlException(
            ErrorIds.StagingTooManyRejects,
            message,
            $"Look at the first of them (select * from etl.reject where load_id = {load.LoadId}), mend the file or name "
            + "its delimiter, or allow more with -MaxRejects (--max-rejects).",
            load.File.Path);
    }
}
