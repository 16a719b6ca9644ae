using System.CommandLine;

namespace EtlTools.Cli.Verbs;

/// <summary>The option <c>--metadata</c>: what is kept with the version of the data that a load gives.</summary>
internal static class MetadataOption
{
    /// <summary>The option; it may be given several times.</summary>
    public static Option<IReadOnlyDictionary<string, string>> Create() => new("--metadata")
    {
        Description = "A name and a text to keep with the version of the data; may be given several times.",
        HelpName = "name=text",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => new Dictionary<string, string>(),
        CustomParser = result =>
        {
            Dictionary<string, string> metadata = new(StringComparer.Ordinal);
            foreach (string[] pair in result.Tokens.Select(token => token.Value.Split('=', 2)))
            {
                if (pair is [{ Length: > 0 } name, string text]) metadata[name] = text;
                else result.AddError($"--metadata is '{pair[0]}'; expected NAME=TEXT.");
            }

            return metadata;
        },
    };
}
