using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using EtlTools.Diagnostics;

namespace EtlTools.Cli;

/// <summary>Says what is wrong with a command line.</summary>
internal static partial class UsageError
{
    /// <summary>The first thing that is wrong, and where to read how it is done; null when nothing is.</summary>
    public static EtlException? Find(ParseResult parse)
    {
        if (MisspeltOption(parse) is { } option) return Unknown(parse, option);
        if (parse.Errors is not [ParseError error, ..]) return null;
        return parse.UnmatchedTokens is [string word, ..]
            ? Unknown(parse, word)
            : Create(error.Message, $"Read 'etl {Path(parse)}--help'.", null);
    }

    /// <summary>A value that was understood and cannot be used.</summary>
    public static EtlException Create(string message, string nextStep, string? target) =>
        new(ErrorIds.CommandLineUsage, message, nextStep, target);

    private static EtlException Unknown(ParseResult parse, string word)
    {
        Command command = parse.CommandResult.Command;
        bool isOption = word.StartsWith('-');
        string help = $"etl {Path(parse)}--help";
        IEnumerable<string> known = isOption
            ? command.Options.Concat(parse.RootCommandResult.Command.Options).Select(option => option.Name)
            : command.Subcommands.Select(verb => verb.Name);
        string kind = isOption ? "option" : command.Subcommands.Count > 0 ? "verb" : "argument";
        return Create(
            $"'{word}' is no {kind} of {(command is RootCommand ? "etl" : $"'etl {Path(parse).TrimEnd()}'")}.",
            Suggestion.For(word, known) is { } near
                ? $"Did you mean '{near}'? Otherwise read '{help}'."
                : $"Read '{help}'.",
            word);
    }

    // What looks like an option and is none is no file either, unless it comes after --.
    private static string? MisspeltOption(ParseResult parse)
    {
        HashSet<Token> arguments = new(
            parse.CommandResult.Command.Arguments.SelectMany(argument => parse.GetResult(argument)?.Tokens ?? []),
            ReferenceEqualityComparer.Instance);
        return parse.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(arguments.Contains)
            .Select(token => OptionName().Match(token.Value))
            .FirstOrDefault(match => match.Success)?.Groups[1].Value;
    }

    [GeneratedRegex(@"\A(--?[A-Za-z][A-Za-z0-9-]*)(?:[=:]|\z)")]
    private static partial Regex OptionName();

    private static string Path(ParseResult parse)
    {
        string path = "";
        for (SymbolResult? result = parse.CommandResult; result is not null; result = result.Parent)
        {
            if (result is CommandResult { Command: not RootCommand } verb)
                path = $"{verb.Command.Name} {path}";
        }

        return path;
    }
}
