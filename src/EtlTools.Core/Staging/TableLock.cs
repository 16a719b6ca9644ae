using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>One load of a table at a time, over as many transactions as it takes; transforms hold the same lock.</summary>
internal sealed class TableLock : IAsyncDisposable
{
    private readonly EtlSession _session;
    private readonly TableName _table;

    private TableLock(EtlSession session, TableName table)
    {
        _session = session;
        _table = table;
    }

    /// <summary>Waits for the table.</summary>
    /// <param name="session">Holds the lock; the transactions of the load are to run on it.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<TableLock> AcquireAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(SqlScript.Of("table/lock.sql", table.ToString()), cancellationToken);
        return new(session, table);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _session.ExecuteAsync(SqlScript.Of("table/unlock.sql", _table.ToString()), CancellationToken.None);
        }
        catch (EtlException)
        {
            // The connection is lost, and the lock with it; whatever broke it is on its way to the caller.
        }
    }
}
