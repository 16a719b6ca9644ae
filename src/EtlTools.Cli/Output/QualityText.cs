using System.Globalization;
using EtlTools.Quality;

namespace EtlTools.Cli.Output;

/// <summary>What quality rules found, as text.</summary>
internal static class QualityText
{
    private const int BarWidth = 20;

    /// <summary>The score of each category, then the rules that did not pass.</summary>
    public static void Write(Terminal terminal, TextWriter writer, Scorecard card, IReadOnlyList<RuleResult> rules)
    {
        int longest = card.Categories.Select(score => score.Category.ToString().Length).Append("Overall".Length).Max();
        foreach (CategoryScore score in card.Categories)
        {
            string failed = score.RulesFailed > 0 ? $", {score.RulesFailed} failed" : "";
            writer.WriteLine(Line(score.Category.ToString(), score.Score, longest, Rules(score.RulesExecuted) + failed));
        }

        string verdict = $"{card.RulesPassed} passed, {card.RulesWarned} within their threshold, {card.RulesFailed} failed";
        writer.WriteLine(Line("Overall", card.OverallScore, longest, $"{Rules(card.RulesExecuted)}: {verdict}"));

        IReadOnlyList<RuleResult> notable = [.. rules
            .Where(rule => rule.Status != RuleStatus.Passed)
            .OrderBy(rule => Order(rule.Status)).ThenByDescending(rule => rule.Severity)];
        if (notable.Count == 0) return;
        int shared = SharedSchema(notable);
        writer.WriteLine();
        TextTable.Write(
            writer,
            [
                new("rule"), new("severity"), new("table"), TextColumn.Number("failed"), TextColumn.Number("of"),
                TextColumn.Number("allowed"), TextColumn.Remark("expected"),
            ],
            [.. notable.Select(rule => (string[])
            [
                Mark(rule.Status) + rule.Rule, rule.Severity.ToString(), rule.Table[shared..],
                Figures.Count(rule.RowsFailed), Figures.Count(rule.RowsChecked),
                string.Create(CultureInfo.InvariantCulture, $"{rule.Threshold:0.##} %"),
                rule.Status == RuleStatus.NotChecked ? $"not checked: {rule.Message}" : rule.Expectation,
            ])],
            terminal.Width);
    }

    // The schema says nothing where it is the same on every line.
    private static int SharedSchema(IReadOnlyList<RuleResult> rules)
    {
        int length = rules[0].Table.IndexOf('.', StringComparison.Ordinal) + 1;
        string schema = rules[0].Table[..length];
        return rules.All(rule => rule.Table.StartsWith(schema, StringComparison.Ordinal)) ? length : 0;
    }

    private static string Line(string name, double? score, int longest, string remark)
    {
        int filled = (int)Math.Floor((score ?? 0) * BarWidth / 100);
        string bar = new string('█', filled) + new string('░', BarWidth - filled);
        return $"  {name.PadRight(longest)}  {bar} {Figures.Score(score),5}  {remark}";
    }

    private static string Rules(int count) => count == 1 ? "1 rule" : $"{count} rules";

    private static int Order(RuleStatus status) => status switch
    {
        RuleStatus.Failed => 0,
        RuleStatus.NotChecked => 1,
        _ => 2,
    };

    private static string Mark(RuleStatus status) => status switch
    {
        RuleStatus.Failed => "✗ ",
        RuleStatus.NotChecked => "? ",
        _ => "! ",
    };
}
