using System.Data;
using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Database;

/// <summary>Turns the driver's errors into ours; the one place that decides what may simply be tried again.</summary>
internal static class DatabaseErrors
{
    /// <summary>Whether an error says that a command failed; a connection that is gone says so in another way.</summary>
    public static bool IsOfDriver(Exception error, NpgsqlCommand command) =>
        error is NpgsqlException
        || (error is InvalidOperationException
            && command.Connection?.FullState is ConnectionState.Broken or ConnectionState.Closed);

    /// <summary>What it means that a command did not come to its end; cancelling one is not told in this way.</summary>
    public static EtlException During(Exception error, NpgsqlCommand command) =>
        error is PostgresException refused
            ? Statement(refused, command.CommandText)
            : Lost(error, command.Connection);

    /// <summary>What a failed statement means to a user.</summary>
    public static EtlException Statement(PostgresException error, string statement) =>
        new(ErrorIds.DatabaseStatement,
            Describe(error),
            error.Hint is { Length: > 0 } hint ? hint
            : error.SqlState == PostgresErrorCodes.LockNotAvailable
                ? "See who holds it with 'select * from pg_locks', end that session or wait for it, and run again; or allow more "
                + "time with -LockTimeout (--lock-timeout)."
                : "Read the statement below the message, mend it or its data, and run again.",
            statement,
            error)
        {
            IsTransient = IsTransient(error),
        };

    /// <summary>Whether a statement waited longer for a lock than <c>lock_timeout</c> allows.</summary>
    public static bool IsLockTimeout(EtlException error) =>
        error.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>What a lost or refused connection means to a user.</summary>
    public static EtlException Connection(NpgsqlException error, string database) =>
        new(ErrorIds.DatabaseConnection,
            error is PostgresException refused
                ? $"{database} refuses the connection: {refused.MessageText} ({refused.SqlState})."
                : $"{database} cannot be reached: {error.InnerException?.Message ?? error.Message}",
            "Check host, port, database, user and password of the connection string, and that the server runs.",
            database,
            error)
        {
            IsTransient = error is PostgresException answer ? IsTransient(answer) : error.IsTransient,
        };

    // The driver also counts a full disk, and a lock that was not to be had in time.
    private static bool IsTransient(PostgresException error) => error.SqlState is
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        || error.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>What it means that the connection went while something was under way.</summary>
    public static EtlException Lost(Exception error, NpgsqlConnection? connection) =>
        new(ErrorIds.DatabaseConnection,
            $"The connection to {connection?.Host}/{connection?.Database} was lost: "
            + $"{error.InnerException?.Message ?? error.Message}",
            "See that the server runs, and run again: what was not committed is rolled back.",
            connection?.Database,
            error)
        {
            IsTransient = true,
        };

    private static string Describe(PostgresException error)
    {
        string where = error.TableName is { Length: > 0 } table ? $" in {error.SchemaName}.{table}" : "";
        string detail = error.Detail is { Length: > 0 } text ? $" {text}" : "";
        return $"{error.MessageText}{where} ({error.SqlState}).{detail}";
    }
}
