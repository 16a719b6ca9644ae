using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Runs;

/// <summary>
/// A run in the catalog. It holds a session of its own for the journal, so that what it writes there stays when the
/// work itself is rolled back; the session's advisory lock tells other processes that the run is alive.
/// </summary>
public sealed class EtlRun : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private EtlSession _journal;
    private bool _isFinished;

    private EtlRun(EtlDatabase database, EtlSession journal, long runId, DateTimeOffset asOf)
    {
        Database = database;
        _journal = journal;
        RunId = runId;
        AsOf = asOf;
    }

    /// <summary>The database it works in.</summary>
    public EtlDatabase Database { get; }

    /// <summary>Its id.</summary>
    public long RunId { get; }

    /// <summary>The moment it takes as the present, UTC.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Starts a run.</summary>
    /// <param name="database">The database to work in.</param>
    /// <param name="command">The command as it was called.</param>
    /// <param name="model">The model; null where none is named.</param>
    /// <param name="asOf">The moment to take as the present; null is now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The run; dispose it after <see cref="FinishAsync"/>, without which it counts as failed.</returns>
    public static async Task<EtlRun> StartAsync(
        EtlDatabase database, string command, string? model, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        EtlSession journal = await database.OpenSessionAsync(cancellationToken);
        SqlText start = SqlScript.Of(
            "run/start.sql",
            command,
            model,
            asOf?.ToUniversalTime(),
            Environment.UserName,
            Environment.MachineName,
            Environment.ProcessId,
            typeof(EtlRun).Assembly.GetName().Version!.ToString(3));
        try
        {
            (long runId, DateTimeOffset present) = (await journal.QueryAsync(
                start, row => (row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1)), cancellationToken))[0];
            return new EtlRun(database, journal, runId, present);
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does one step: journals its start, and its end when it fails.</summary>
    /// <param name="kind">What it builds.</param>
    /// <param name="name">The table or report.</param>
    /// <param name="sourceFile">The model file that says how.</param>
    /// <param name="work">The step; it calls <see cref="FinishStepAsync"/> inside its own transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the step returns.</returns>
    /// <typeparam name="T">The step's result.</typeparam>
    public async Task<T> StepAsync<T>(
        StepKind kind, string name, string? sourceFile, Func<long, Task<T>> work, CancellationToken cancellationToken)
    {
        long stepId = await ReadJournalAsync<long>(
            SqlScript.Of("run/start_step.sql", RunId, Name(kind), name, sourceFile), cancellationToken);
        try
        {
            return await work(stepId);
        }
        catch (Exception error)
        {
            SqlText end = SqlScript.Of(
                "run/fail_step.sql", stepId, StatusOf(error).ToString(), (error as EtlException)?.Id, error.Message);
            await WriteJournalAsync(end);
            throw;
        }
    }

    /// <summary>Says in the step's own transaction what it did.</summary>
    /// <param name="session">The session the step works on.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="counts">What it did.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task FinishStepAsync(
        EtlSession session, long stepId, StepCounts counts, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            SqlScript.Of(
                "run/finish_step.sql",
                stepId,
                counts.RowsRead,
                counts.RowsInserted,
                counts.RowsUpdated,
                counts.RowsUnchanged,
                counts.RowsSkipped,
                counts.RowsDeleted,
                counts.VersionsOpened,
                counts.VersionsClosed),
            cancellationToken);

    /// <summary>Ends the run.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="error">What ended it; null when nothing did.</param>
    /// <returns>A task that ends when it is written.</returns>
    public async Task FinishAsync(RunStatus status, Exception? error = null)
    {
        if (_isFinished) return;
        _isFinished = true;
        await WriteJournalAsync(SqlScript.Of(
            "run/finish.sql", RunId, status.ToString(), (error as EtlException)?.Id, error?.Message));
        await WriteJournalAsync(SqlScript.Of("run/unlock.sql", RunId));
    }

    /// <summary>Does the work of a run and ends it as the work ends.</summary>
    /// <param name="work">The work; it returns how the run ended.</param>
    /// <returns>A task that ends with the work, or with its error.</returns>
    public async Task CompleteAsync(Func<Task<RunStatus>> work)
    {
        try
        {
            await FinishAsync(await work());
        }
        catch (Exception error)
        {
            await FinishAsync(StatusOf(error), error);
            throw;
        }
    }

    /// <summary>The session of the journal, outside of any transaction of the work.</summary>
    internal EtlSession Journal => _journal;

    /// <summary>Writes to the journal outside of any transaction of the work; also when the work was cancelled.</summary>
    internal Task WriteJournalAsync(SqlText sql) => InTurnAsync(
        async () =>
        {
            try
            {
                return await _journal.ExecuteAsync(sql, CancellationToken.None);
            }
            catch (EtlException error) when (error.Id == ErrorIds.DatabaseConnection)
            {
                await TakeUpAsync();
                return await _journal.ExecuteAsync(sql, CancellationToken.None);
            }
        },
        CancellationToken.None);

    /// <summary>Writes to the journal and reads what the statement returns.</summary>
    internal Task<T?> ReadJournalAsync<T>(SqlText sql, CancellationToken cancellationToken) =>
        InTurnAsync(() => _journal.ScalarAsync<T>(sql, cancellationToken), cancellationToken);

    /// <summary>Reads something outside of any transaction of the work.</summary>
    internal Task<T> ReadAsync<T>(Func<EtlSession, Task<T>> read, CancellationToken cancellationToken) =>
        InTurnAsync(() => read(_journal), cancellationToken);

    // Loads of several tables share the journal, and a session does one thing at a time.
    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await FinishAsync(RunStatus.Failed);
        }
        finally
        {
            await _journal.DisposeAsync();
            _turn.Dispose();
        }
    }

    // The server was restarted, or the network was away: what the run was doing has failed, the run itself goes on.
    private async Task TakeUpAsync()
    {
        EtlSession journal = await TransientRetry.Pipeline.ExecuteAsync(
            async token => await Database.OpenSessionAsync(token), CancellationToken.None);
        await _journal.DisposeAsync();
        _journal = journal;
        await _journal.ExecuteAsync(SqlScript.Of("run/take_up.sql", RunId), CancellationToken.None);
    }

    internal static RunStatus StatusOf(Exception error) =>
        error is OperationCanceledException ? RunStatus.Cancelled : RunStatus.Failed;

    private static string Name(StepKind kind) => kind.ToString().ToLowerInvariant();
}
