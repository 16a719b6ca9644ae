using EtlTools.Quality;
using EtlTools.Runs;
using EtlTools.Staging;

namespace EtlTools.Reporting.Markup;

/// <summary>The tone of every status, and how a tone is shown.</summary>
internal static class ToneMarkup
{
    /// <summary>The class of the style sheet.</summary>
    public static string Name(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Warning => "warning",
        Tone.Bad => "bad",
        _ => "neutral",
    };

    /// <summary>The sign that stands beside the words.</summary>
    public static string Sign(this Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Warning => "!",
        Tone.Bad => "✕",
        _ => "–",
    };

    /// <summary>A status as sign and words.</summary>
    public static Html Badge(this Tone tone, string words) => Html.Of(
        $"""<span class="badge {tone.Name()}"><span aria-hidden="true">{tone.Sign()}</span> {words}</span>""");

    /// <summary>The tone of a rule.</summary>
    public static Tone ToTone(this RuleStatus status) => status switch
    {
        RuleStatus.Passed => Tone.Good,
        RuleStatus.Warning => Tone.Warning,
        RuleStatus.Failed => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>The tone of a load.</summary>
    public static Tone ToTone(this LoadStatus status) => status switch
    {
        LoadStatus.Succeeded => Tone.Good,
        LoadStatus.Partial => Tone.Warning,
        LoadStatus.Failed or LoadStatus.Interrupted => Tone.Bad,
        _ => Tone.Neutral,
    };

    /// <summary>The tone of a step.</summary>
    public static Tone ToTone(this RunStatus status) => status switch
    {
        RunStatus.Succeeded => Tone.Good,
        RunStatus.Partial => Tone.Warning,
        RunStatus.Failed or RunStatus.Cancelled or RunStatus.Interrupted => Tone.Bad,
        _ => Tone.Neutral,
    };
}
