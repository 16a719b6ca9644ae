using System.CommandLine;
using EtlTools.Quality;

namespace EtlTools.Cli.Verbs;

/// <summary>The option <c>--fail-on</c>: which failed rules make the command end with exit code 3.</summary>
internal static class FailOnOption
{
    /// <summary>The option.</summary>
    public static Option<RuleSeverity?> Create() => Choice.Optional<RuleSeverity>(
        "--fail-on", "End with exit code 3 when a rule of this severity or above fails. [default: none]", nothing: "none");
}
