using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>
/// Lets one transaction at a time load a table, or take a load of it back. Who waits for longer than a second says for
/// whom.
/// </summary>
internal sealed class TableLock(EtlDatabase database, IProgress<EtlProgress>? progress)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Takes the lock until the transaction ends.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="table">The table.</param>
    /// <param name="owner">What others are told that holds it: <c>load 12 of run 3</c>.</param>
    /// <param name="timeout">How long to wait; null waits until it is free.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EtlException">It was not free in time.</exception>
    public async Task TakeAsync(
        EtlSession session, TableName table, string owner, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        await LimitAsync(session, timeout is { } wait ? Math.Max(1, (long)wait.TotalMilliseconds) : 0, cancellationToken);
        Task locking = session.ExecuteAsync(
            SqlScript.Of("staging/lock_table.sql", table.ToString()), cancellationToken);
        try
        {
            await ReportAsync(locking, table, cancellationToken);
            await locking;
        }
        catch (EtlException error) when (DatabaseErrors.IsLockTimeout(error))
        {
            string holder = await HolderAsync(table);
            throw new EtlException(
                ErrorIds.StagingLocked,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table} was not free within {timeout!.Value.TotalSeconds:0.###} s: {holder}."),
                "Wait for the other to end, or allow more time with -LockTimeout (--lock-timeout).",
                table.ToString(),
                error);
        }

        await LimitAsync(session, null, cancellationToken);
        await session.ScalarAsync<string>(
            SqlScript.Of("staging/name_session.sql", $"etl {owner}"), cancellationToken);
    }

    private async Task ReportAsync(Task locking, TableName table, CancellationToken cancellationToken)
    {
        await Task.WhenAny(locking, Task.Delay(s_patience, cancellationToken));
        if (locking.IsCompleted || progress is null || cancellationToken.IsCancellationRequested) return;
        progress.Report(new("Waiting", $"{table}: {await HolderAsync(table)}", 0, null, "steps"));
    }

    private static Task LimitAsync(EtlSession session, long? milliseconds, CancellationToken cancellationToken) =>
        session.ScalarAsync<string>(
            SqlScript.Of("staging/lock_timeout.sql", milliseconds?.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);

    private async Task<string> HolderAsync(TableName table)
    {
        try
        {
            await using EtlSession session = await database.OpenSessionAsync(CancellationToken.None);
            IReadOnlyList<string> holders = await session.QueryAsync(
                SqlScript.Of("staging/lock_holder.sql", table.ToString()),
                row => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(row.GetString(1) is { Length: > 0 } name ? name : "a session")} has it (user {row.GetString(2)}, "
                    + $"server process {row.GetInt32(0)})"),
                CancellationToken.None);
            if (holders.Count > 0) return holders[0];
        }
        catch (EtlException)
        {
            // Who waits goes on waiting, though it cannot be told for whom.
        }

        return "another session has it";
    }
}
