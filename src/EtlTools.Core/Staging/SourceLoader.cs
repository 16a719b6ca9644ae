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
        if (HeaderNote(reader) is { } note) load.AddMessage(note);
        RowHasher hasher = new();
        ChildLoader[] inside = [.. children.Select(child => new ChildLoader(child, child.RowsOf(reader)))];
        _isRecordWaiting = false;
        _checks = load.Drift.Check is { } driftCheck ? [.. checks, driftCheck] : checks;
        await target.BeginLoadAsync(session, load, cancellationToken);
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
            RowEncoder encoder = new(
                columns, load, hasher, withOrigin: target.NeedsOrigin, numbered: target.IsNumbered ? load : null);
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

    /// <summary>Sees to it that a table is not emptied by sources of which not one record is good.</summary>
    /// <param name="loads">The loads of all sources of a full load, which are read.</param>
    /// <exception cref="EtlException">It would be, and not all records may be refused.</exception>
    public void RefuseToEmpty(IReadOnlyList<SourceLoad> loads)
    {
        bool isEmptied = loads[0].RowsDeleted > 0 && loads.All(load => load.RowsRejected == load.RowsRead);
        if (!isEmptied || limit.AllowsAll) return;
        if (loads.FirstOrDefault(load => load.RowsRejected > 0) is { } refused)
            throw TooManyRejects(refused, "nothing would be left of the table");
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

    // A file without a header is not refused for that: some have years for names.
    private static string? HeaderNote(RecordReader reader) =>
        reader.HeaderLine is { } line && reader.Header.FirstOrDefault(IsNumber) is { } number
            ? $"Line {line} was taken for the header, though '{number}' is a number: where it is a record, name the columns with "
            + "-Header (--header)."
            : null;

    private static bool IsNumber(string name) =>
        double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private EtlException TooManyRejects(SourceLoad load) => TooManyRejects(load, $"more than {limit} are too many");

    private static EtlException TooManyRejects(SourceLoad load, string bound)
    {
        RejectedRow first = load.First[0];
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{load.Import.Name}: {load.RowsRejected:N0} of {load.RowsRead:N0} rows read were refused; {bound}. "
            + $"The first is on line {first.Line}: {first.Reason}: {first.Expectation}");
        return new EtlException(
            ErrorIds.StagingTooManyRejects,
            message,
            $"Look at the first of them (Get-StagingReject {load.LoadId}, etl rejects --load {load.LoadId}), mend the file or "
            + "name its delimiter, or allow more with -MaxRejects (--max-rejects).",
            load.Import.Name);
    }
}
