using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Database;

/// <summary>Turns the driver's errors into ours; the one place that decides what may simply be tried again.</summary>
internal static class DatabaseErrors
{
    /// <summary>What it means that a command did not come to its end; cancelling one is not told in this way.</summary>
    public static EtlException During(NpgsqlException error, NpgsqlCommand command) =>
        error is PostgresException refused
            ? Statement(refused, command.CommandText)
            : Lost(error, $"{command.Connection?.Host}/{command.Connection?.Database}");

    /// <summary>What a failed statement means to a user.</summary>
    public static EtlException Statement(PostgresException error, string statement) =>
        new(ErrorIds.DatabaseStatement,
            Describe(error),
            error.Hint is { Length: > 0 } hint
                ? hint
                : "Read the statement below the message, mend it or its data, and run again.",
            statement,
            error)
        {
            IsTransient = error.IsTransient,
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
            IsTransient = error.IsTransient,
        };

    private static EtlException Lost(NpgsqlException error, string database) =>
        new(ErrorIds.DatabaseConnection,
            $"The connection to {database} was lost: {error.InnerException?.Message ?? error.Message}",
            "See that the server runs, and run again: what was not committed is rolled back.",
            database,
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
