using System.Text.Json;
using EtlTools.Diagnostics;

namespace EtlTools.Staging.Drift;

/// <summary>What a load does about each kind of difference between a source and its table.</summary>
/// <remarks>
/// What each kind takes; the first is the default.
/// <code>
/// kind       evolve                        freeze    discard_column   discard_row
/// new        the table gains the column    refused   left out         rows with a value in it are rejects
/// missing    null in all rows              refused
/// reordered  no difference to the rows     refused
/// renamed    gained; the old one is null   refused   left out         rows with a value in it are rejects
/// narrowed   loaded as it is               refused   becomes null     rows that may have been cut are rejects
/// type       loaded as it is, as text      refused   becomes null     rows that do not fit are rejects
/// </code>
/// Narrowed columns and renamed ones are found by the first thousand records of the source, narrowed ones in comparison
/// with the table's first rows. Types are found by the first records too, unless the
/// policy is freeze or discard_row: then every record is tested. The type of a column is that of the table's newest
/// profile, where a load was measured whose rows are still there; else the narrowest that all values of some thousand
/// rows from all over the table have. Where a profile found values that do not fit, more of them are a difference only
/// when chance does not explain their number.
/// </remarks>
public sealed class DriftPolicy
{
    private readonly Dictionary<DriftKind, DriftAction> _actions;

    private DriftPolicy(Dictionary<DriftKind, DriftAction> actions) => _actions = actions;

    /// <summary>Every difference is taken over and recorded.</summary>
    public static DriftPolicy Default { get; } = new([]);

    /// <summary>What is done about a kind of difference.</summary>
    /// <param name="kind">The kind.</param>
    /// <value><see cref="DriftAction.Evolve"/> where nothing else is said</value>
    public DriftAction this[DriftKind kind] => _actions.GetValueOrDefault(kind, DriftAction.Evolve);

    /// <summary>Whether it asks something of every record.</summary>
    internal bool TestsRecords =>
        _actions.ContainsValue(DriftAction.DiscardRow) || this[DriftKind.Type] == DriftAction.Freeze;

    /// <summary>Reads <c>freeze</c>, for all kinds that take it, or <c>new=discard_column,type=freeze</c>.</summary>
    /// <param name="text">A word, or words for kinds with commas between them; hyphens do for underscores.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="EtlException">A kind or a word is not known, or does not go with the other.</exception>
    public static DriftPolicy Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        if (!text.Contains('=', StringComparison.Ordinal)) return ForAll(Find<DriftAction>(text.Trim(), "policy"));
        return Of(text.Split(',', Trimmed)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Select(pair => KeyValuePair.Create(pair[0], pair.Length == 2 ? pair[1] : "")));
    }

    /// <summary>The policy that words for kinds make.</summary>
    /// <param name="words">Kinds with their words, such as <c>new</c> with <c>freeze</c>.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="EtlException">A kind or a word is not known, or does not go with the other.</exception>
    public static DriftPolicy Of(IEnumerable<KeyValuePair<string, string>> words)
    {
        Dictionary<DriftKind, DriftAction> actions = [];
        foreach ((string kindWord, string actionWord) in words)
        {
            DriftKind kind = Find<DriftKind>(kindWord, "kind");
            DriftAction action = Find<DriftAction>(actionWord, "policy");
            if (!Takes(kind, action))
                throw Refused($"{Word(kind)}={Word(action)}", "evolve or freeze", "there is no column to leave out");
            actions[kind] = action;
        }

        return new(actions);
    }

    /// <summary>A kind or an action as models and the catalog write it: <c>discard_row</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    /// <returns>The word.</returns>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The policy as <see cref="Parse"/> reads it; empty for the default.</summary>
    public override string ToString() => string.Join(
        ',', _actions.OrderBy(entry => entry.Key).Select(entry => $"{Word(entry.Key)}={Word(entry.Value)}"));

    /// <summary>This policy, and where it says nothing, another one.</summary>
    internal DriftPolicy Over(DriftPolicy? other)
    {
        Dictionary<DriftKind, DriftAction> actions = new((other ?? Default)._actions);
        foreach ((DriftKind kind, DriftAction action) in _actions) actions[kind] = action;
        return new(actions);
    }

    private static DriftPolicy ForAll(DriftAction action) => new(Enum.GetValues<DriftKind>()
        .Where(kind => Takes(kind, action)).ToDictionary(kind => kind, _ => action));

    private static bool Takes(DriftKind kind, DriftAction action) =>
        action is DriftAction.Evolve or DriftAction.Freeze || kind is not (DriftKind.Missing or DriftKind.Reordered);

    private static T Find<T>(string word, string what)
        where T : struct, Enum
    {
        string plain = word.Replace('-', '_');
        foreach (T value in Enum.GetValues<T>())
            if (Word(value).Equals(plain, StringComparison.OrdinalIgnoreCase)) return value;
        throw Refused(word, string.Join(", ", Enum.GetValues<T>().Select(Word)), $"it is no {what}");
    }

    private static EtlException Refused(string found, string expected, string why) => new(
        ErrorIds.StagingDriftPolicy,
        $"'{found}' says nothing about drift: {why}; {expected} was expected.",
        "Write freeze for everything, or kinds with their policies: new=freeze,type=discard_row.",
        found);
}
