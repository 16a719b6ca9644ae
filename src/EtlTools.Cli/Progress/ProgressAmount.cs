using EtlTools.Cli.Output;
using EtlTools.Diagnostics;

namespace EtlTools.Cli.Progress;

/// <summary>How much is done, in words.</summary>
internal static class ProgressAmount
{
    /// <summary><c>12,000 rows</c>, <c>3.4 MB</c>, <c>3 of 8</c>.</summary>
    public static string Of(EtlProgress value) => value.Unit switch
    {
        "bytes" => Figures.Bytes(value.Done),
        "steps" when value.Total is { } total => $"{Figures.Count(value.Done)} of {Figures.Count(total)}",
        _ => $"{Figures.Count(value.Done)} {value.Unit}",
    };
}
