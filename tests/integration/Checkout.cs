namespace EtlTools.Tests.Integration;

/// <summary>Files of the checkout the tests run from, and the real data beside it.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Above("EtlTools.slnx")
        ?? throw new InvalidOperationException("The tests do not run from a checkout.");

    /// <summary>The real data: <c>ETL_TEST_DATA</c>, else <c>shared/data</c> beside the checkout; null where there is none.</summary>
    public static string? TestData { get; } =
        Environment.GetEnvironmentVariable("ETL_TEST_DATA") is { Length: > 0 } folder ? folder : Above("shared/data", "shared/data");

    /// <summary>A shipped model's folder.</summary>
    public static string Model(string name) => Path.Combine(Root, "sql", "models", name);

    private static string? Above(string marker, string? below = null)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, marker))) return Path.Combine(folder.FullName, below ?? "");
        }

        return null;
    }
}
