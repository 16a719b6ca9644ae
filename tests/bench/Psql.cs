using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EtlTools.Bench;

/// <summary>Runs a script as a person would: with <c>psql</c>, in a process of its own.</summary>
internal static class Psql
{
    /// <summary>Runs a script of <c>tests/bench/sql</c>.</summary>
    /// <param name="server">Whose psql.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="script">The script's path below <c>sql</c>.</param>
    /// <param name="variables">What its <c>:names</c> stand for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task RunAsync(
        BenchServer server,
        string connectionString,
        string script,
        IReadOnlyDictionary<string, long> variables,
        CancellationToken cancellationToken) =>
        RunAsync(server, connectionString, script, variables, Environment.CurrentDirectory, cancellationToken);

    /// <summary>Runs a script of <c>tests/bench/sql</c> that reads files.</summary>
    /// <param name="server">Whose psql.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="script">The script's path below <c>sql</c>.</param>
    /// <param name="variables">What its <c>:names</c> stand for.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task RunAsync(
        BenchServer server,
        string connectionString,
        string script,
        IReadOnlyDictionary<string, long> variables,
        string folder,
        CancellationToken cancellationToken)
    {
        string[] what =
        [
            .. variables.SelectMany(variable => new[] { "-v", $"{variable.Key}={variable.Value}" }),
            "-f", BenchFolder.PathOf("sql", script),
        ];
        return RunAsync(server, connectionString, what, folder, cancellationToken);
    }

    /// <summary>Runs commands one after the other.</summary>
    public static Task CommandAsync(
        BenchServer server, string connectionString, string[] commands, CancellationToken cancellationToken) =>
        RunAsync(
            server,
            connectionString,
            [.. commands.SelectMany(command => new[] { "-c", command })],
            Environment.CurrentDirectory,
            cancellationToken);

    private static async Task RunAsync(
        BenchServer server,
        string connectionString,
        string[] what,
        string folder,
        CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder to = new(connectionString);
        string[] arguments =
        [
            "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", to.Host!, "-p", to.Port.ToString(CultureInfo.InvariantCulture),
            "-U", to.Username!, "-d", to.Database!, .. what,
        ];
        string program = Path.Combine(server.BinDirectory, "psql");
        ProcessStartInfo start = new(program, arguments) { RedirectStandardError = true, WorkingDirectory = folder };
        if (to.Password is { } password) start.Environment["PGPASSWORD"] = password;

        using Process psql = Process.Start(start)!;
        string errors = await psql.StandardError.ReadToEndAsync(cancellationToken);
        await psql.WaitForExitAsync(cancellationToken);
        if (psql.ExitCode != 0) throw new InvalidOperationException($"psql {what[^1]}: {errors.Trim()}");
    }
}
