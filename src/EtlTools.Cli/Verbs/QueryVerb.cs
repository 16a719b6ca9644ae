using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Queries;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl query</c>: runs a statement and streams its rows.</summary>
internal static class QueryVerb
{
    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> sql = new("sql") { Description = "The statement." };
        Option<bool> write = new("--write") { Description = "Let it change the database; without this the server refuses to." };
        Verb verb = new(
            "query",
            "Run a statement and show its rows.",
            "etl query \"select run_id, command, status from etl.run order by run_id\"",
            "etl query \"select * from warehouse.dim_customer limit 5\" --output json")
        {
            sql,
            write,
        };
        host.Handle(verb, (call, cancellationToken) =>
            RunAsync(
                call,
                new QueryOptions { Sql = call.Parse.GetRequiredValue(sql), AllowWrite = call.Parse.GetValue(write) },
                cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(VerbCall call, QueryOptions options, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await call.ConnectAsync(null, cancellationToken);
        IAsyncEnumerable<IReadOnlyDictionary<string, object?>> rows =
            QueryRunner.StreamAsync(database, options, cancellationToken);
        if (call.Format == OutputFormat.Json) await new JsonRows(call.Terminal.Out).WriteAsync(rows, cancellationToken);
        else await new QueryTable(call.Terminal).WriteAsync(rows, cancellationToken);
        return ExitCode.Done;
    }
}
