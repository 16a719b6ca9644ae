using EtlTools.Bench;

switch (args)
{
    case ["import", ..]:
        await using (ImportBench bench = new()) await bench.RunAsync(rows: 1_000_000);
        return 0;
    case ["import-once", string connectionString, string file]:
        await ImportBench.ImportOnceAsync(connectionString, file);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project tests/bench -- import");
        return 2;
}
