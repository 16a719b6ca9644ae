using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Staging.Checkpoints;

namespace EtlTools.Staging;

/// <summary>Reads a source and writes its good records to the table and its refused ones to the rejects.</summary>
/// <remarks>
/// One task parses and encodes while <see cref="BulkWriter"/> sends. Refused records wait in memory, since a connection
/// takes one COPY at a time; when many wait, the COPY of the rows ends, they are written, and another one begins. The
/// same happens when the source turns out to have more fields than the table has columns, and when many rows inside the
/// records wait for tables of their own.
/// </remarks>
internal sealed class SourceLoader(
    EtlSession session, RejectLimit limit, IReadOnlyList<RecordCheck> checks, IProgress<EtlProgress>? progress)
{
    private const int MillisecondsBetweenReports = 250;

    private long _nextReport;
    private bool _isRecordWaiting;
    private IReadOnlyList<RecordCheck> _checks = [];

    /// <summary>Loads a source.</summary>
    /// <param name="target">Where its rows go.</param>
    /// <param name="load">Its load, which counts them.</param>
    /// <param name="children">Where the rows inside its records go.</param>
    /// <param name="checkpoints">Commits as it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EtlException">The source cannot be read, or too many of its records were refused.</exception>
    public async Task LoadAsync(
        StagingTarget target,
        SourceLoad load,
        IReadOnlyList<ChildLoad> children,
        CheckpointWriter checkpoints,
        CancellationToken cancellationToken)
    {
        using RecordReader reader = load.Import.Source.Open(cancellationToken);
        RefuseOtherHeader(load.Import, reader.Header);
        load.Format = reader.RawFormat;
        RowHasher hasher = new();
        ChildLoader[] inside = [.. children.Select(child => new ChildLoader(child, child.RowsOf(reader)))];
        _isRecordWaiting = false;
        _checks = load.Drift.Check is { } driftCheck ? [.. checks, driftCheck] : checks;
        if (load.Reached is { } reached)
        {
            SourceReplay replay = new(session, target, _checks, inside);
            await replay.RunAsync(reader, load, reached, hasher, cancellationToken);
        }

        checkpoints.Start(load);
        bool hasMore = load.Reached is not { IsComplete: true };
        while (hasMore)
        {
            int fields = reader.Header.Count;
            IReadOnlyList<string?> columns = await target.ColumnsForAsync(
                session, reader.Header, load.Drift, cancellationToken);
            load.Columns = columns;
            foreach (RecordCheck check in _checks) check.Prepare(reader.Header, columns);
            foreach (ChildLoader child in inside) await child.PrepareAsync(session, cancellationToken);
            await target.SetOriginAsync(session, load, cancellationToken);
            RowEncoder encoder = new(columns, load, hasher, withOrigin: !target.HasOrigin);
            string copy = target.Copy(encoder.Columns).ToString();
            await using (BulkWriter writer = await BulkWriter.BeginAsync(session, copy, cancellationToken))
            {
                do
                {
                    hasMore = Fill(writer.Buffer, reader, fields, encoder, load, inside);
                    encoder.Finish(writer.Buffer);
                    await writer.SendAsync(cancellationToken);
                    Report(load, reader.Progress);
                }
                while (hasMore && !load.HasManyPending && !checkpoints.IsDue(load)
                    && !_isRecordWaiting && !inside.Any(child => child.IsFull));

                await writer.CompleteAsync(cancellationToken);
            }

            await RejectWriter.WriteAsync(session, load, load.TakePending(), cancellationToken);
            foreach (ChildLoader child in inside) await child.FlushAsync(session, cancellationToken);
            load.ContentHash = hasher.Sum;
            if (hasMore && checkpoints.IsDue(load) && !_isRecordWaiting)
                await checkpoints.SaveAsync(load, target, children, reader, isComplete: false, cancellationToken);
        }

        if (limit.IsExceeded(load.RowsRejected, load.RowsRead)) throw TooManyRejects(load);
        load.Format = reader.RawFormat;
        load.Sha256 = reader.Sha256;
        foreach (ChildLoader child in inside) child.Finish();
        if (checkpoints.IsOn)
            await checkpoints.SaveAsync(load, target, children, reader, isComplete: true, cancellationToken);
        SourceProgress end = reader.Progress;
        progress?.Report(new("Loading", load.Import.Source.ShortName, end.Done, end.Done, end.Unit));
    }

    /// <summary>Encodes records until the buffer is full, many rejects wait, or a record has fields not seen before.</summary>
    /// <returns>False when the source is read.</returns>
    private bool Fill(
        CopyBuffer buffer, RecordReader reader, int fields, RowEncoder encoder, SourceLoad load, ChildLoader[] inside)
    {
        while (!buffer.IsFull && !load.HasManyPending && !IsAnyFull(inside))
        {
            // The record that brought new fields waits until the table has columns for them.
            if (!_isRecordWaiting && !reader.Read()) return false;
            _isRecordWaiting = reader.Header.Count > fields || HasNewFields(inside);
            if (_isRecordWaiting) return true;
            if (reader.Reject is null && IsAccepted(reader))
            {
                encoder.Encode(reader, buffer);
                foreach (ChildLoader child in inside) child.Encode();
                load.AddRow();
                continue;
            }

            load.AddReject(reader.Reject!);
            if (limit.IsHopeless(load.RowsRejected, load.RowsRead)) throw TooManyRejects(load);
        }

        return true;
    }

    // Loops instead of queries: nothing is allocated for a record.
    private bool IsAccepted(RecordReader reader)
    {
        for (int i = 0; i < _checks.Count; i++)
            if (!_checks[i].Accepts(reader)) return false;
        return true;
    }

    private static bool IsAnyFull(ChildLoader[] inside)
    {
        foreach (ChildLoader child in inside)
            if (child.IsFull) return true;
        return false;
    }

    private static bool HasNewFields(ChildLoader[] inside)
    {
        foreach (ChildLoader child in inside)
            if (child.HasNewFields) return true;
        return false;
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
