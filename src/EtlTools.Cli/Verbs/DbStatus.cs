using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Database.Embedded;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl db status</c>: shows the database that verbs would use, without starting anything.</summary>
internal static class DbStatus
{
    /// <summary>Shows a server that is named; otherwise the private one.</summary>
    public static Task<int> ShowAsync(VerbCall call, CancellationToken cancellationToken) =>
        call.Database.NamesServer
            ? ShowServerAsync(call, cancellationToken)
            : WriteAsync(call, new EmbeddedPostgres(new EmbeddedPostgresOptions()), cancellationToken);

    /// <summary>Shows the private server.</summary>
    public static async Task<int> WriteAsync(
        VerbCall call, EmbeddedPostgres server, CancellationToken cancellationToken)
    {
        EmbeddedPostgresStatus status = await server.GetStatusAsync(cancellationToken);
        call.Write(status, writer => WriteText(writer, status));
        return ExitCode.Done;
    }

    private static async Task<int> ShowServerAsync(VerbCall call, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        call.Write(
            new
            {
                IsRunning = true,
                database.Description,
                Version = database.Capabilities.Version.ToString(),
                database.Capabilities.IsCitus,
                database.Capabilities.IsTimescale,
            },
            writer =>
            {
                string extensions =
                    (database.Capabilities.IsCitus ? " with Citus" : "")
                    + (database.Capabilities.IsTimescale ? " with TimescaleDB" : "");
                Line(
                    writer,
                    "server",
                    $"{database.Description}, PostgreSQL {database.Capabilities.Version}{extensions}");
                Line(writer, "state", "accepts connections");
            });
        return ExitCode.Done;
    }

    private static void WriteText(TextWriter writer, EmbeddedPostgresStatus status)
    {
        Line(
            writer,
            "server",
            status.Version is { } version ? $"private PostgreSQL {version}" : "private PostgreSQL, not created yet");
        Line(writer, "state", status.IsRunning
            ? $"running as process {status.ProcessId}, for {Figures.Duration(status.Uptime ?? TimeSpan.Zero)}"
            : "stopped; any verb that needs it starts it, or 'etl db start'");
        Line(writer, "data", status.DataDirectory);
        Line(writer, "log", status.LogFile);
        if (status.SocketDirectory is { } socket) Line(writer, "socket", socket);
        Line(writer, "programs", status.BinDirectory ?? "none found");
    }

    private static void Line(TextWriter writer, string name, string value) => writer.WriteLine($"{name,-9} {value}");
}
