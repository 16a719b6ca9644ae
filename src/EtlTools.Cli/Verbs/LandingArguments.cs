using System.CommandLine;
using System.CommandLine.Parsing;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary>The options of <c>etl import</c> that say how rows land besides the mode.</summary>
internal sealed class LandingArguments
{
    private readonly Option<string[]> _key = new("--key")
    {
        Description = "For insert-only, update-only, upsert and incremental: the columns that identify a row, "
            + "separated by commas. [default: as the model says]",
        HelpName = "column,…",
    };

    private readonly Option<string?> _watermark = new("--watermark")
    {
        Description = "For incremental: rows below the greatest value of this column loaded so far are skipped. "
            + "[default: as the model says]",
        HelpName = "column",
    };

    private readonly Option<KeyConflict?> _onConflict = Choice.Optional<KeyConflict>(
        "--on-conflict",
        "For insert-only: what to do with a key that is there already. [default: fail, or as the model says]");

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Load files that were loaded before, and compare every row whatever the watermark.",
    };

    private readonly Option<int> _lockTimeout = NumberOption.Create(
        "--lock-timeout", "Seconds to wait for another load of the table; -1 waits until it ends.", -1, least: -1);

    private readonly Option<int> _keepTables = NumberOption.Create(
        "--keep-tables", "For full: how many loads keep the table before them, for 'etl undo'.", 1, least: 0);

    private Option[] Matching => [_key, _onConflict, _lockTimeout];

    /// <summary>Hangs the options into a verb.</summary>
    public void AddTo(Verb verb)
    {
        foreach (Option option in (Option[])[_key, _watermark, _onConflict, _force, _lockTimeout, _keepTables])
            verb.Add(option);
    }

    /// <summary>Hangs in only those that matter to rows which are sent in again.</summary>
    public void AddMatchingTo(Verb verb)
    {
        foreach (Option option in Matching) verb.Add(option);
    }

    /// <summary>Whether one that matters to rows which are sent in again is given.</summary>
    public bool AreMatchingIn(CommandResult result) =>
        Matching.Any(option => result.GetResult(option) is { Implicit: false });

    /// <summary>What <see cref="AddMatchingTo"/> let the command line say.</summary>
    public LandingOptions ReadMatching(ParseResult parse) => new()
    {
        Key = KeyOf(parse),
        OnConflict = parse.GetValue(_onConflict),
        LockTimeout = LockTimeoutOf(parse.GetValue(_lockTimeout)),
    };

    /// <summary>What the command line says.</summary>
    public LandingOptions Read(ParseResult parse) => new()
    {
        Key = KeyOf(parse),
        Watermark = parse.GetValue(_watermark),
        OnConflict = parse.GetValue(_onConflict),
        Force = parse.GetValue(_force),
        LockTimeout = LockTimeoutOf(parse.GetValue(_lockTimeout)),
        KeptTables = parse.GetValue(_keepTables),
    };

    /// <summary>Seconds as a time; null for -1.</summary>
    public static TimeSpan? LockTimeoutOf(int seconds) => seconds < 0 ? null : TimeSpan.FromSeconds(seconds);

    private string[] KeyOf(ParseResult parse) => [.. (parse.GetValue(_key) ?? []).SelectMany(names => names.Split(
        ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
