using System.CommandLine;
using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary>The option <c>--max-rejects</c>: how many rows of a file may be refused.</summary>
internal static class MaxRejectsOption
{
    /// <summary>The option; without it the default of <see cref="RejectLimit"/>.</summary>
    public static Option<RejectLimit> Create() => new("--max-rejects")
    {
        Description =
            "How many rows of a file may be refused before its load is rolled back. [default: 5 % and more than 100]",
        HelpName = "N|N%",
        CustomParser = result =>
        {
            try
            {
                return RejectLimit.Parse(result.Tokens[0].Value);
            }
            catch (EtlException error)
            {
                result.AddError($"--max-rejects: {error.Message}");
                return null;
            }
        },
    };
}
