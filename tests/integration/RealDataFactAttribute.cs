namespace EtlTools.Tests.Integration;

/// <summary>A test on the real data; skipped where it is not beside the checkout.</summary>
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute() => Skip = RealData.Missing;
}

/// <inheritdoc cref="RealDataFactAttribute" />
internal sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() => Skip = RealData.Missing;
}

internal static class RealData
{
    public static string? Missing { get; } = Checkout.TestData is null
        ? "The real data is not here: set ETL_TEST_DATA, or put it into shared/data beside the checkout."
        : null;
}
