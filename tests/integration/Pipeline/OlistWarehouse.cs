using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Pipeline;

namespace EtlTools.Tests.Integration.Pipeline;

/// <summary>The Olist files run through the shipped model, once for all tests of the class.</summary>
public sealed class OlistWarehouse : IAsyncLifetime
{
    private readonly DirectoryInfo _out = Directory.CreateTempSubdirectory("etl-olist-");
    private readonly PostgresFixture _postgres = new();

    internal EtlDatabase Database { get; private set; } = null!;

    internal PipelineOptions Options { get; private set; } = null!;

    internal PipelineResult Result { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (RealData.Missing is not null) return;
        await _postgres.InitializeAsync();
        DatabaseOptions options = new() { ConnectionString = await _postgres.CreateDatabaseAsync() };
        Database = await EtlDatabase.ConnectAsync(options, null, CancellationToken.None);
        Options = new PipelineOptions
        {
            Model = await ModelReader.ReadAsync(Checkout.Model("olist"), CancellationToken.None),
            DataFolder = Path.Combine(Checkout.TestData!, "olist"),
            OutFolder = _out.FullName,
            Command = "test",
        };
        Result = await PipelineRunner.RunAsync(Database, Options, null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (Database is not null) await Database.DisposeAsync();
        await _postgres.DisposeAsync();
        _out.Delete(recursive: true);
    }
}
