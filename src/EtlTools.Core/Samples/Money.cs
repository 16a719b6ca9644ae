namespace EtlTools.Samples;

/// <summary>Amounts are computed in whole cents and written with two decimals.</summary>
internal static class Money
{
    /// <summary>The amount with a scale of two, which its text keeps: 1250 cents are <c>12.50</c>.</summary>
    public static decimal FromCents(long cents) => cents * 0.01m;
}
