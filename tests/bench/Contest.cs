using System.Diagnostics;
using EtlTools.Database;
using EtlTools.Models;
using Npgsql;

namespace EtlTools.Bench;

/// <summary>
/// Builds one table with EtlTools and with a script written by hand, in turns, each time in a fresh copy of the same
/// database, and sees to it that both say the same in the end.
/// </summary>
internal sealed record Contest
{
    private const int Rounds = 5;

    /// <summary>What is done, for the printed line.</summary>
    public required string Title { get; init; }

    /// <summary>The database to start from.</summary>
    public required string Template { get; init; }

    /// <summary>The table to build.</summary>
    public required string Table { get; init; }

    /// <summary>The opponent, a script below <c>sql</c>.</summary>
    public required string ByHand { get; init; }

    /// <summary>At most this many times the opponent's time; null where no bound is set.</summary>
    public double? AtMost { get; init; }

    /// <summary>The rows EtlTools has to write; null where they are not counted.</summary>
    public long? Writes { get; init; }

    /// <summary>A round to warm up, then five that count; prints the medians.</summary>
    public async Task RunAsync(BenchServer server, CancellationToken cancellationToken)
    {
        List<double> ours = [];
        List<double> theirs = [];
        for (int round = 0; round <= Rounds; round++)
        {
            Outcome we = await MeasureAsync(server, OursAsync, cancellationToken);
            Outcome they = await MeasureAsync(server, (to, token) => TheirsAsync(server, to, token), cancellationToken);
            if (we.Contents != they.Contents)
                throw new InvalidOperationException($"{Title}: ours says {we.Contents}, theirs {they.Contents}.");
            if (Writes is { } expected && we.Written != expected)
                throw new InvalidOperationException($"{Title}: {we.Written} rows were written, not {expected}.");
            if (round == 0) continue;
            ours.Add(we.Seconds);
            theirs.Add(they.Seconds);
        }

        Report.Print(Title, ours, theirs, AtMost, Writes);
    }

    private async Task<Outcome> MeasureAsync(
        BenchServer server,
        Func<string, CancellationToken, Task<double>> contestant,
        CancellationToken cancellationToken)
    {
        string to = await server.CopyAsync(Template, "round", cancellationToken);
        double seconds = await contestant(to, cancellationToken);
        NpgsqlConnection.ClearAllPools();
        return new Outcome(
            seconds,
            await ScalarAsync<string>(to, $"{Table}_contents.sql", cancellationToken),
            await ScalarAsync<long>(to, "rows_written.sql", cancellationToken));
    }

    private async Task<double> OursAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await BenchModel.ConnectAsync(connectionString, cancellationToken);
        EtlModel model = await BenchModel.ReadAsync(cancellationToken);
        long start = Stopwatch.GetTimestamp();
        await BenchModel.BuildAsync(database, model, Table, cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<double> TheirsAsync(
        BenchServer server, string connectionString, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await Psql.RunAsync(server, connectionString, ByHand, new Dictionary<string, long>(), cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<T> ScalarAsync<T>(
        string connectionString, string script, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(BenchFolder.Sql(script), connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private sealed record Outcome(double Seconds, string Contents, long Written);
}
