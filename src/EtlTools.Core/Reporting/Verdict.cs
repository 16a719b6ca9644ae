using EtlTools.Quality;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting;

/// <summary>The run in one word and one sentence.</summary>
/// <param name="Tone">How bad it is.</param>
/// <param name="Headline">The word.</param>
/// <param name="Summary">What became of the rules.</param>
internal sealed record Verdict(Tone Tone, string Headline, string Summary)
{
    /// <summary>Judges a run by its rules, loads and steps.</summary>
    /// <param name="report">The run.</param>
    public static Verdict Of(QualityReport report)
    {
        (Tone tone, string headline) = Judge(report);
        return new(tone, headline, Summarize(report.Scorecard));
    }

    /// <summary>How many rules found nothing to check.</summary>
    /// <param name="scorecard">The run's score.</param>
    public static int RulesNotChecked(Scorecard scorecard) => scorecard.RulesExecuted
        - scorecard.RulesPassed - scorecard.RulesWarned - scorecard.RulesFailed;

    private static (Tone Tone, string Headline) Judge(QualityReport report)
    {
        Scorecard scorecard = report.Scorecard;
        Tone worstWork = report.Loads.Select(load => load.Status.ToTone())
            .Concat(report.Steps.Select(step => step.Status.ToTone()))
            .DefaultIfEmpty(Tone.Neutral)
            .Max();
        int notChecked = RulesNotChecked(scorecard);
        return scorecard switch
        {
            { RulesFailed: > 0 } => (Tone.Bad, "Failed"),
            _ when worstWork == Tone.Bad => (Tone.Bad, "Failed"),
            { RulesWarned: > 0 } => (Tone.Warning, "Passed with warnings"),
            _ when notChecked == scorecard.RulesExecuted => (Tone.Neutral, "Nothing was checked"),
            _ when worstWork == Tone.Warning => (Tone.Warning, "Passed with warnings"),
            _ when notChecked > 0 => (Tone.Warning, "Passed with gaps"),
            _ => (Tone.Good, "Passed"),
        };
    }

    private static string Summarize(Scorecard scorecard) => scorecard.RulesExecuted == 0
        ? "No rule ran."
        : $"{Readable.Count(scorecard.RulesExecuted, "rule")}: {string.Join(", ", Parts(scorecard))}.";

    private static IEnumerable<string> Parts(Scorecard scorecard) =>
        from part in ((int Count, string Words)[])
        [
            (scorecard.RulesFailed, "failed"),
            (scorecard.RulesWarned, "with violations within the threshold"),
            (RulesNotChecked(scorecard), "with nothing to check"),
            (scorecard.RulesPassed, "passed"),
        ]
        where part.Count > 0
        select $"{Readable.Count(part.Count)} {part.Words}";
}
