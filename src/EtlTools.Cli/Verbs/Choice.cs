using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace EtlTools.Cli.Verbs;

/// <summary>Options whose value is one word of a few.</summary>
internal static class Choice
{
    /// <summary>An option for one of an enum's words; without it the first of them.</summary>
    public static Option<T> Option<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = $"{description} [default: {Words<T>()[0]}]",
            HelpName = string.Join("|", Words<T>()),
            CustomParser = result => Parse<T>(result, name),
        };

    /// <summary>An option for one of an enum's words, or for nothing where it is not given.</summary>
    public static Option<T?> Optional<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = string.Join("|", Words<T>()),
            CustomParser = result => Parse<T>(result, name),
        };

    /// <summary>An option for several of an enum's words, separated by commas.</summary>
    public static Option<IReadOnlyList<T>> Several<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = string.Join(",", Words<T>()),
            DefaultValueFactory = _ => [],
            CustomParser = result => [.. result.Tokens
                .SelectMany(token => token.Value.Split(
                    ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(word => Find<T>(result, name, word))],
        };

    private static T Parse<T>(ArgumentResult result, string name)
        where T : struct, Enum => Find<T>(result, name, result.Tokens[0].Value);

    private static T Find<T>(ArgumentResult result, string name, string word)
        where T : struct, Enum
    {
        string[] words = Words<T>();
        int index = Array.FindIndex(words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) return Enum.GetValues<T>()[index];
        result.AddError($"{name} is '{word}'; expected {string.Join(", ", words)}.");
        return default;
    }

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => JsonNamingPolicy.KebabCaseLower.ConvertName(name))];
}
