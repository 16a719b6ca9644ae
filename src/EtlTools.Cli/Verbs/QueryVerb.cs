using System.CommandLine;
using System.Data.Common;
using EtlTools.Cli.Output;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Queries;

namespace EtlTools.Cli.Verbs;

/// <summary><c>etl query</c>: runs a statement and streams its rows.</summary>
internal static class QueryVerb
{
    private const string ReadOnlyTransaction = "25006";

    /// <summary>The verb.</summary>
    public static Verb Create(VerbHost host)
    {
        Argument<string> sql = new("sql") { Description = "The statement." };
        Option<bool> write = new("--write")
        {
            Description = "Let it change the database; without this the server refuses to.",
        };
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
        try
        {
            await WriteRowsAsync(call, database, options, cancellationToken);
            return ExitCode.Done;
        }
        catch (EtlException error) when (error.InnerException is DbException { SqlState: ReadOnlyTransaction })
        {
            throw new EtlException(
                error.Id, error.Message, "Add --write to let the statement change the database.", error.Target, error);
        }
    }

    private static async Task WriteRowsAsync(
        VerbCall call, EtlDatabase database, QueryOptions options, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<IReadOnlyDictionary<string, object?>> rows =
            QueryRunner.StreamAsync(database, options, cancellationToken);
        if (call.Format == OutputFormat.Json) await new JsonRows(call.Terminal.Out).WriteAsync(rows, cancellationToken);
        else await new QueryTable(call.Terminal).WriteAsync(rows, cancellationToken);
    }
}
