using System.Buffers.Binary;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>What the catalog says about loads.</summary>
internal sealed class LoadJournal(EtlRun run)
{
    /// <summary>Says that a load has begun, outside of the load's transaction.</summary>
    public async Task<SourceLoad> StartAsync(TableImport import, SourceImport source, CancellationToken cancellationToken)
    {
        SqlText start = SqlScript.Of(
            "staging/start_load.sql",
            run.RunId,
            source.Name,
            source.Bytes ?? 0,
            import.Table.ToString(),
            SourceLoad.ModeName(import.Mode));
        long[] started = (await run.ReadJournalAsync<long[]>(start, cancellationToken))!;
        return new(started[0], DateTimeOffset.UnixEpoch.AddMicroseconds(started[1]), source);
    }

    /// <summary>Says what a load did, in its own transaction: the counts are there exactly when the rows are.</summary>
    public static async Task FinishAsync(EtlSession session, SourceLoad load, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            SqlScript.Of(
                "staging/finish_load.sql",
                load.LoadId,
                load.Sha256,
                load.RowsRead,
                load.RowsInserted,
                load.RowsUpdated,
                load.RowsUnchanged,
                load.RowsSkipped,
                load.RowsRejected,
                load.RowsDeleted,
                Uuid(load.ContentHash)),
            cancellationToken);
        if (load.RowsRejected > 0) await session.ExecuteAsync(KeepFormat(load), cancellationToken);
    }

    /// <summary>Says that a load was rolled back, and keeps the first of its rejects to look at.</summary>
    public async Task FailAsync(SourceLoad load, Exception error)
    {
        await run.WriteJournalAsync(SqlScript.Of(
            "staging/fail_load.sql",
            load.LoadId,
            EtlRun.StatusOf(error).ToString(),
            (error as EtlException)?.Id,
            error.Message));
        if (load.First.Count == 0) return;
        await run.WriteJournalAsync(KeepFormat(load));
        await run.WriteJournalAsync(SqlScript.Of(
            "staging/insert_rejects.sql",
            load.LoadId,
            load.Import.Name,
            load.First.Select(reject => reject.Line).ToArray(),
            load.First.Select(reject => reject.Offset).ToArray(),
            load.First.Select(reject => reject.Reason.ToString()).ToArray(),
            load.First.Select(reject => reject.Expectation).ToArray(),
            load.First.Select(reject => reject.RawText()).ToArray(),
            load.First.Select(reject => reject.NeedsRawBytes ? reject.Raw : null).ToArray(),
            load.First.Select(reject => reject.Field).ToArray()));
    }

    private static SqlText KeepFormat(SourceLoad load) =>
        SqlScript.Of("staging/keep_format.sql", load.LoadId, SourceFormatJson.Write(load.Format));

    private static Guid Uuid(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }
}
