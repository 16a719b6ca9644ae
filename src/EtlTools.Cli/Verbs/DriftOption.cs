using System.CommandLine;
using EtlTools.Diagnostics;
using EtlTools.Staging.Drift;

namespace EtlTools.Cli.Verbs;

/// <summary>The option <c>--drift</c>: what is done about differences between a source and its table.</summary>
internal static class DriftOption
{
    /// <summary>The option; without it what the model says, else evolve.</summary>
    public static Option<DriftPolicy?> Create() => new("--drift")
    {
        Description =
            "What is done where a file differs from its table: evolve, freeze, discard_column or discard_row, for "
            + "everything or for kinds, as in new=freeze,type=discard_row (new, missing, reordered, renamed, "
            + "narrowed, type). [default: evolve, or as the model says]",
        HelpName = "policy",
        CustomParser = result =>
        {
            try
            {
                return DriftPolicy.Parse(result.Tokens[0].Value);
            }
            catch (EtlException error)
            {
                result.AddError($"--drift: {error.Message}");
                return null;
            }
        },
    };
}
