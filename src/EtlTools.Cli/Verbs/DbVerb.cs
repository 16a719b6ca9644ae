using EtlTools.Database.Embedded;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl db</c>: the private server, and how other programs reach the database.</summary>
internal static class DbVerb
{
    /// <summary>The verb with its own verbs.</summary>
    public static Verb Create(VerbHost host)
    {
        Verb psql = Leaf(
            host,
            "psql",
            "Print the psql command that opens the database.",
            DbReach.PrintPsqlAsync,
            "eval \"$(etl db psql)\"");
        psql.Aliases.Add("psql-command");
        return new Verb(
            "db",
            "Start, stop and reach the database.",
            "etl db start",
            "etl db status --output json",
            "eval \"$(etl db psql)\"")
        {
            Leaf(
                host,
                "start",
                "Start the private server; create it first where there is none.",
                StartAsync,
                "etl db start"),
            Leaf(host, "stop", "Stop the private server.", StopAsync, "etl db stop"),
            Leaf(
                host,
                "status",
                "Show whether the database runs, which version it is, and where.",
                DbStatus.ShowAsync,
                "etl db status"),
            Leaf(
                host,
                "connection-string",
                "Print the connection string in use, password included.",
                DbReach.PrintConnectionStringAsync,
                "etl db connection-string"),
            psql,
            Leaf(host, "path", "Print the folder of the private server.", PrintPathAsync, "etl db path"),
        };
    }

    private static Verb Leaf(
        VerbHost host,
        string name,
        string description,
        Func<VerbCall, CancellationToken, Task<int>> action,
        string example)
    {
        Verb verb = new(name, description, example);
        host.Handle(verb, action);
        return verb;
    }

    private static async Task<int> StartAsync(VerbCall call, CancellationToken cancellationToken)
    {
        EmbeddedPostgres server = Private(call, "start");
        await call.ShowProgressAsync(progress => server.StartAsync(progress, cancellationToken));
        return await DbStatus.WriteAsync(call, server, cancellationToken);
    }

    private static async Task<int> StopAsync(VerbCall call, CancellationToken cancellationToken)
    {
        bool stopped = await Private(call, "stop").StopAsync(cancellationToken);
        call.Write(
            new { Stopped = stopped },
            writer => writer.WriteLine(
                stopped ? "The private server is stopped." : "The private server was not running."));
        return ExitCode.Done;
    }

    private static async Task<int> PrintPathAsync(VerbCall call, CancellationToken cancellationToken)
    {
        EmbeddedPostgresStatus status = await Private(call, "path").GetStatusAsync(cancellationToken);
        call.Write(new { status.Home, status.DataDirectory, status.LogFile }, writer => writer.WriteLine(status.Home));
        return ExitCode.Done;
    }

    private static EmbeddedPostgres Private(VerbCall call, string verb) => call.Database.ConnectionString is null
        ? new EmbeddedPostgres(new EmbeddedPostgresOptions())
        : throw UsageError.Create(
            $"'etl db {verb}' is about the private server; --database names another one.",
            "Leave --database out.",
            "--database");
}
