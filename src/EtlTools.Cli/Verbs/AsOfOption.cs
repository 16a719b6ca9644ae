using System.CommandLine;
using System.Globalization;

namespace EtlTools.Cli.Verbs;

/// <summary>The option <c>--as-of</c>: the moment to take as the present.</summary>
internal static class AsOfOption
{
    /// <summary>The option, for a run.</summary>
    public static Option<DateTimeOffset?> Create() => Create(
        "The moment to take as the present: 2025-01-01, or 2025-01-01T08:00:00Z. [default: now]");

    /// <summary>The option.</summary>
    public static Option<DateTimeOffset?> Create(string description) => new("--as-of")
    {
        Description = description,
        HelpName = "date",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(
                result.Tokens[0].Value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out DateTimeOffset moment)) return moment;
            result.AddError(
                $"--as-of is '{result.Tokens[0].Value}'; expected a date like 2025-01-01 or 2025-01-01T08:00:00Z.");
            return null;
        },
    };
}
