using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Bench;

/// <summary>Builds tables of the model in <c>tests/bench/model</c>.</summary>
internal static class BenchModel
{
    public static Task<EtlModel> ReadAsync(CancellationToken cancellationToken) =>
        ModelReader.ReadAsync(BenchFolder.PathOf("model"), cancellationToken);

    public static async Task BuildAsync(
        EtlDatabase database, EtlModel model, string table, CancellationToken cancellationToken)
    {
        TransformOptions options = new() { Model = model, Names = [table] };
        await using EtlRun run = await EtlRun.StartAsync(database, "bench", model.Name, null, cancellationToken);
        await run.CompleteAsync(async () =>
        {
            await foreach (TransformResult _ in TransformRunner.RunAsync(run, options, null, cancellationToken)) { }
            return RunStatus.Succeeded;
        });
    }

    public static async Task BuildAsync(string connectionString, string table, CancellationToken cancellationToken)
    {
        await using EtlDatabase database = await ConnectAsync(connectionString, cancellationToken);
        await BuildAsync(database, await ReadAsync(cancellationToken), table, cancellationToken);
    }

    public static Task<EtlDatabase> ConnectAsync(string connectionString, CancellationToken cancellationToken) =>
        EtlDatabase.ConnectAsync(new DatabaseOptions { ConnectionString = connectionString }, null, cancellationToken);
}
