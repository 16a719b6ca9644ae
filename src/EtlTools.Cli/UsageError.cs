using System.CommandLine;
using System.CommandLine.Parsing;
using EtlTools.Diagnostics;

namespace EtlTools.Cli;

/// <summary>Says what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>The first thing that is wrong, and where to read how it is done.</summary>
    public static EtlException Of(ParseResult parse)
    {
        string help = $"etl {Path(parse)}--help";
        if (parse.UnmatchedTokens is not [string word, ..])
            return Create(parse.Errors[0].Message, $"Read '{help}'.", null);

        Command command = parse.CommandResult.Command;
        bool isOption = word.StartsWith('-');
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

    /// <summary>A value that was understood and cannot be used.</summary>
    public static EtlException Create(string message, string nextStep, string? target) =>
        new(ErrorIds.CommandLineUsage, message, nextStep, target);

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
