using EtlTools.Bench;

using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

switch (args)
{
    case ["import", ..]:
        await using (ImportBench bench = new()) await bench.RunAsync(rows: 1_000_000);
        return 0;
    case ["memory", ..]:
        await MemoryBench.RunAsync(rows: 1_000_000, documents: 20_000, stop.Token);
        return 0;
    case ["import-once", string kind, string connectionString, .. string[] files]:
        await MemoryBench.ImportOnceAsync(Enum.Parse<MemoryKind>(kind), connectionString, files, stop.Token);
        return 0;
    case ["json"]:
        await JsonBench.RunAsync(documents: 200_000, stop.Token);
        return 0;
    case ["keyed"]:
        await KeyedLoadBench.RunAsync(rows: 1_000_000, stop.Token);
        return 0;
    case ["profile"]:
        await ProfileBench.RunAsync(rows: 1_000_000, stop.Token);
        return 0;
    case ["profile-once", string connectionString]:
        await ProfileBench.ProfileOnceAsync(connectionString, stop.Token);
        return 0;
    case ["dimension"]:
        await DimensionBench.RunAsync(stop.Token);
        return 0;
    case ["fact"]:
        await FactBench.RunAsync(stop.Token);
        return 0;
    case ["all"] or []:
        await using (ImportBench bench = new()) await bench.RunAsync(rows: 1_000_000);
        await JsonBench.RunAsync(documents: 200_000, stop.Token);
        await KeyedLoadBench.RunAsync(rows: 1_000_000, stop.Token);
        await MemoryBench.RunAsync(rows: 1_000_000, documents: 20_000, stop.Token);
        await ProfileBench.RunAsync(rows: 1_000_000, stop.Token);
        await DimensionBench.RunAsync(stop.Token);
        await FactBench.RunAsync(stop.Token);
        return 0;
    default:
        Console.Error.WriteLine(
            "dotnet run -c Release --project tests/bench -- import | json | keyed | memory | profile | dimension | fact | all\n"
            + "PowerShell's objects: tests/bench/objects.ps1");
        return 2;
}
