using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EtlTools.Quality;

namespace EtlTools.Profiling.Suggestions;

/// <summary>Writes suggested rules as a model's <c>quality/*.yml</c> holds them.</summary>
public static partial class RuleYaml
{
    /// <summary>The rules of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>A list in YAML, below a comment that says where it is from.</returns>
    public static string Of(TableProfile profile)
    {
        IReadOnlyList<QualityRule> rules = RuleSuggester.Suggest(profile);
        StringBuilder yaml = new();
        string load = profile.LoadId is { } id ? string.Create(CultureInfo.InvariantCulture, $", load {id}") : "";
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"# What holds for {profile.Rows:N0} rows of {profile.Table}{load}. Drop what is chance.\n");
        if (rules.Count == 0) yaml.Append("[]\n");
        yaml.AppendJoin('\n', rules.Select(Write));
        return yaml.ToString();
    }

    private static string Write(QualityRule rule)
    {
        StringBuilder yaml = new();
        Add("- rule", rule.Name);
        Add("  table", rule.Table);
        Add("  check", rule.Check);
        if (rule.Columns.Count == 1) Add("  column", rule.Columns[0]);
        else AddList("  columns", rule.Columns);
        if (rule.Min is { } min) yaml.Append($"  min: {Bound(min)}\n");
        if (rule.Max is { } max) yaml.Append($"  max: {Bound(max)}\n");
        if (rule.Values.Count > 0) AddList("  values", rule.Values);
        if (rule.Pattern is { } pattern) Add("  pattern", pattern);
        Add("  category", rule.Category.ToString());
        Add("  severity", rule.Severity.ToString());
        return yaml.ToString();

        void Add(string name, string value) => yaml.Append($"{name}: {Text(value)}\n");
        void AddList(string name, IEnumerable<string> values) =>
            yaml.Append($"{name}: [{string.Join(", ", values.Select(Text))}]\n");
    }

    private static string Bound(string bound) => PlainNumber().IsMatch(bound) ? bound : Text(bound);

    // Whatever YAML could take for something else is quoted; double quotes take the escapes of JSON.
    private static string Text(string value)
    {
        if (PlainText().IsMatch(value) && !Keyword().IsMatch(value)) return value;
        return value.Any(char.IsControl)
            ? JsonSerializer.Serialize(value)
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.]*(?: [A-Za-z0-9_.]+)*\z")]
    private static partial Regex PlainText();

    [GeneratedRegex(@"\A(?:true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,10})?\z")]
    private static partial Regex PlainNumber();
}
