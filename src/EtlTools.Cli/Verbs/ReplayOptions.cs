using System.CommandLine;
using EtlTools.Staging.Archives;

namespace EtlTools.Cli.Verbs;

/// <summary>The options that load archived files again.</summary>
internal sealed class ReplayOptions
{
    private readonly Option<string?> _from = new("--from-archive")
    {
        Description = "Load the archived files of the table again, as they were loaded: the last full load and what "
            + "came after it.",
        HelpName = "dir",
    };

    private readonly Option<DateTimeOffset?> _asOf = AsOfOption.Create(
        "With --from-archive: leave out what was loaded later than 2025-01-01, or 2025-01-01T08:00:00Z. "
        + "[default: nothing]");

    /// <summary>Hangs the options into a verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(_from);
        verb.Add(_asOf);
        verb.Validators.Add(result =>
        {
            if (result.GetResult(_asOf) is not null && result.GetResult(_from) is null)
                result.AddError($"'etl {verb.Name} --as-of' needs --from-archive DIR.");
        });
    }

    /// <summary>Whether an archive is named.</summary>
    public bool AreIn(System.CommandLine.Parsing.CommandResult result) => result.GetResult(_from) is not null;

    /// <summary>What they say; null when no archive is named.</summary>
    public ArchiveReplay? Of(ParseResult parse) =>
        parse.GetValue(_from) is { } folder ? new(folder, parse.GetValue(_asOf)) : null;
}
