using System.Text.RegularExpressions;
using EtlTools.Diagnostics;

namespace EtlTools.Quality;

/// <summary>Picks the rules that were asked for.</summary>
internal static class RuleSelection
{
    /// <summary>The rules of the options' model that fit its names and categories, in the model's order.</summary>
    /// <exception cref="EtlException">A name fits no rule of the model.</exception>
    public static IReadOnlyList<QualityRule> Of(QualityOptions options)
    {
        IReadOnlyList<Regex> patterns = [.. options.Rules.Select(name => Pattern(name, options))];
        return [.. options.Model.Rules
            .Where(rule => patterns.Count == 0 || patterns.Any(pattern => pattern.IsMatch(rule.Name)))
            .Where(rule => options.Categories.Count == 0 || options.Categories.Contains(rule.Category))];
    }

    private static Regex Pattern(string name, QualityOptions options)
    {
        string wildcards = Regex.Escape(name)
            .Replace(@"\*", ".*", StringComparison.Ordinal)
            .Replace(@"\?", ".", StringComparison.Ordinal);
        Regex pattern = new(
            $@"\A{wildcards}\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return options.Model.Rules.Any(rule => pattern.IsMatch(rule.Name))
            ? pattern
            : throw new EtlException(
                ErrorIds.QualityUnknownRule,
                $"Model '{options.Model.Name}' has no rule '{name}'.",
                $"Its rules are: {string.Join(", ", options.Model.Rules.Select(rule => $"'{rule.Name}'"))}.",
                name);
    }
}
