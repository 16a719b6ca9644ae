using System.CommandLine;

namespace EtlTools.Cli.Verbs;

/// <summary>Options whose value is one character.</summary>
internal static class CharacterOption
{
    /// <summary>A character, or none.</summary>
    public static Option<char?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "char",
        CustomParser = result =>
        {
            string word = result.Tokens[0].Value;
            if (word.Length == 1) return word[0];
            result.AddError($"{name} is '{word}'; expected one character.");
            return null;
        },
    };
}
