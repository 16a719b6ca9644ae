using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting;

/// <summary>What a score is worth.</summary>
internal static class ScoreBand
{
    /// <summary>The lowest score that is good.</summary>
    public const double Good = 95;

    /// <summary>The lowest score that is fair.</summary>
    public const double Fair = 80;

    /// <summary>The tone of a score.</summary>
    /// <param name="score">0 to 100; null when nothing was checked.</param>
    public static Tone Of(double? score) => score switch
    {
        null => Tone.Neutral,
        >= Good => Tone.Good,
        >= Fair => Tone.Warning,
        _ => Tone.Bad,
    };

    /// <summary>The band in words.</summary>
    /// <param name="score">0 to 100; null when nothing was checked.</param>
    public static string Words(double? score) => Of(score) switch
    {
        Tone.Good => "good",
        Tone.Warning => "fair",
        Tone.Bad => "poor",
        _ => "not scored",
    };
}
