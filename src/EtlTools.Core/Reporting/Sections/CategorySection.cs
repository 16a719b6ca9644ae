using EtlTools.Quality;
using EtlTools.Reporting.Charts;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting.Sections;

/// <summary>How each dimension of quality scored.</summary>
internal static class CategorySection
{
    public static Html Write(Scorecard scorecard) => Html.Of(
        $"""
        <section id="categories">
        <h2>Score by category</h2>
        {(scorecard.Categories.Count == 0
            ? Html.Of($"<p class=\"note\">No category was scored.</p>")
            : Chart(scorecard))}
        </section>

        """);

    private static Html Chart(Scorecard scorecard) => Html.Of(
        $"""
        <ul class="scores">
        {WorstFirst(scorecard).Select(Item)}</ul>
        <p class="note">Good from {ScoreBand.Good}, fair from {ScoreBand.Fair}, poor below; the marks on the bars stand
        there. The overall score is the mean of the categories.</p>
        """);

    private static IEnumerable<CategoryScore> WorstFirst(Scorecard scorecard) =>
        scorecard.Categories.OrderBy(category => category.Score).ThenBy(category => category.Category);

    private static Html Item(CategoryScore category)
    {
        string name = Readable.Words(category.Category);
        return Html.Of(
            $"""
            <li><span class="name">{name}</span>
            <span class="number">{Readable.Score(category.Score)}</span>
            {ScoreBand.Of(category.Score).Badge(ScoreBand.Words(category.Score))}
            {ScoreBar.Draw(name, category.Score)}
            <span class="rules">{Rules(category)}</span></li>

            """);
    }

    private static string Rules(CategoryScore category) => category.RulesFailed == 0
        ? Readable.Count(category.RulesExecuted, "rule")
        : $"{Readable.Count(category.RulesFailed)} of {Readable.Count(category.RulesExecuted)} failed";
}
