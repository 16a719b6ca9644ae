using EtlTools.Quality;

namespace EtlTools.Cli.Verbs;

/// <summary>What the words of <c>--fail-on</c> mean.</summary>
internal static class QualityGateLevels
{
    /// <summary>The severity; null for no gate.</summary>
    public static RuleSeverity? ToSeverity(this QualityGateLevel level) =>
        level == QualityGateLevel.None ? null : Enum.Parse<RuleSeverity>(level.ToString());
}
