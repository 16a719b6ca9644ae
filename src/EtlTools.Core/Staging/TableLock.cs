using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>
/// Lets one load of a table, or one that takes a load back, work at a time, over as many transactions as it takes;
/// transforms hold the same lock. A load that writes to several tables has the locks of all. Who waits for longer than
/// a second says for whom.
/// </summary>
internal sealed class TableLock : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    // With a limit, locks the load needs besides are not waited for much longer. Autovacuum gives way after a second.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly EtlDatabase _database;
    private readonly EtlSession _session;
    private readonly List<TableName> _tables = [];

    private TableLock(EtlDatabase database, EtlSession session)
    {
        _database = database;
        _session = session;
    }

    /// <summary>Takes the locks until it is disposed.</summary>
    /// <param name="database">Whom to ask who has it.</param>
    /// <param name="session">Holds it; outside of a transaction.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="owner">What others are told that holds it: <c>load 12 of run 3</c>.</param>
    /// <param name="timeout">How long to wait for each; null waits until it is free.</param>
    /// <param name="progress">Told for whom it waits.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EtlException">It was not free in time.</exception>
    public static async Task<TableLock> TakeAsync(
        EtlDatabase database,
        EtlSession session,
        IReadOnlyList<TableName> tables,
        string owner,
        TimeSpan? timeout,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        TableLock tableLock = new(database, session);
        try
        {
            foreach (TableName table in tables)
                await tableLock.TakeAsync(table, timeout, progress, cancellationToken);
            await session.ScalarAsync<string>(
                SqlScript.Of("staging/name_session.sql", $"etl {owner}"), cancellationToken);
            return tableLock;
        }
        catch
        {
            await tableLock.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (TableName table in _tables)
                await _session.ExecuteAsync(SqlScript.Of("table/unlock.sql", table.ToString()), CancellationToken.None);
        }
        catch (EtlException)
        {
            // The connection is lost, and the lock with it; whatever broke it is on its way to the caller.
        }
    }

    private async Task TakeAsync(
        TableName table, TimeSpan? timeout, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        await LimitAsync(timeout ?? Timeout.InfiniteTimeSpan, cancellationToken);
        Task locking = _session.ExecuteAsync(SqlScript.Of("table/lock.sql", table.ToString()), cancellationToken);
        try
        {
            await ReportAsync(table, locking, progress, cancellationToken);
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

        _tables.Add(table);
        TimeSpan? besides = timeout is { } limit && limit < s_grace ? s_grace : timeout;
        await LimitAsync(besides, cancellationToken);
    }

    // A millisecond at least; null leaves it as the session is set.
    private Task LimitAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        string? milliseconds = timeout is not { } wait ? null
            : wait == Timeout.InfiniteTimeSpan ? "0"
            : Math.Max(1, (long)wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return _session.ScalarAsync<string>(SqlScript.Of("staging/lock_timeout.sql", milliseconds), cancellationToken);
    }

    private async Task ReportAsync(
        TableName table, Task locking, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        await Task.WhenAny(locking, Task.Delay(s_patience, cancellationToken));
        if (locking.IsCompleted || progress is null || cancellationToken.IsCancellationRequested) return;
        progress.Report(new("Waiting", $"{table}: {await HolderAsync(table)}", 0, null, "steps"));
    }

    private async Task<string> HolderAsync(TableName table)
    {
        try
        {
            await using EtlSession session = await _database.OpenSessionAsync(CancellationToken.None);
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
