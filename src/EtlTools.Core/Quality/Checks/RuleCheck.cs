using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>A rule in terms of SQL: how to count its violations, and how to list them.</summary>
internal abstract class RuleCheck(QualityRule rule, CheckedTable table)
{
    /// <summary>The rule.</summary>
    public QualityRule Rule { get; } = rule;

    /// <summary>The table it checks.</summary>
    public CheckedTable Table { get; } = table;

    /// <summary>The rows it may look at: no unknown member, and what the rule's <c>where</c> lets through.</summary>
    protected SqlText Scope { get; } = ScopeOf(rule, table);

    /// <summary>What it means that nothing was checked, in words.</summary>
    public string Empty
    {
        get
        {
            string where = Rule.Where is { } condition ? $" where {condition}" : "";
            string value = Rule.Columns.Count > 0 && Rule.Check is not ("not_null" or "sql")
                ? $" with a value in {string.Join(", ", Rule.Columns)}"
                : "";
            return $"{Table.Name} has no row{value}{where}";
        }
    }

    /// <summary>The rows in scope that have a value in all of the rule's columns.</summary>
    protected SqlText ScopeWithValues => SqlText.Join(
        " and ", [Scope, .. Rule.Columns.Select(column => SqlText.Of($"{new Identifier(column)} is not null"))]);

    /// <summary>
    /// A select of <c>row_key</c> and <c>value</c> of every violation, in the order in which to keep them.
    /// </summary>
    /// <param name="found">What counting found, for checks of whole tables.</param>
    public abstract SqlText Violations(string? found);

    // The model's own text ends on a line of its own, since it may end in a comment.
    private static SqlText ScopeOf(QualityRule rule, CheckedTable table)
    {
        List<SqlText> conditions = [];
        if (table.SurrogateKey is { } key) conditions.Add(SqlText.Of($"{new Identifier(key)} <> -1"));
        if (rule.Where is { } where) conditions.Add(SqlText.Of($"({SqlText.Trusted(where)}\n)"));
        return conditions.Count > 0 ? SqlText.Join(" and ", conditions) : SqlText.Of($"true");
    }
}
