namespace EtlTools.Bench;

/// <summary>The files the benchmarks read; the build lays them beside the program.</summary>
internal static class BenchFolder
{
    public static string PathOf(params ReadOnlySpan<string> parts) =>
        Path.Combine([AppContext.BaseDirectory, .. parts]);

    public static string Sql(string script) => File.ReadAllText(PathOf("sql", script));
}
