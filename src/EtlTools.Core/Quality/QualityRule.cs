namespace EtlTools.Quality;

/// <summary>A rule as the model writes it.</summary>
public sealed record QualityRule
{
    /// <summary>Its name, unique in the model.</summary>
    public required string Name { get; init; }

    /// <summary>The table it checks: bare for the warehouse, or <c>schema.table</c>.</summary>
    public required string Table { get; init; }

    /// <summary>The kind of check, as the model writes it: <c>not_null</c>, <c>unique</c>, <c>range</c>, …</summary>
    public required string Check { get; init; }

    /// <summary>
    /// The columns it looks at; one for most checks, several for <c>unique</c> and <c>relationship</c>.
    /// </summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The least value of <c>range</c> or <c>row_count</c>, as written; null for none.</summary>
    public string? Min { get; init; }

    /// <summary>The greatest value of <c>range</c> or <c>row_count</c>, as written; null for none.</summary>
    public string? Max { get; init; }

    /// <summary>The values <c>accepted_values</c> allows.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The POSIX regular expression of <c>matches</c>.</summary>
    public string? Pattern { get; init; }

    /// <summary>What <c>relationship</c> refers to: <c>table.column</c>.</summary>
    public string? References { get; init; }

    /// <summary>How old the newest value may be for <c>freshness</c>, as an interval of PostgreSQL.</summary>
    public string? MaxAge { get; init; }

    /// <summary>The select of <c>sql</c>; its rows are the violations.</summary>
    public string? Sql { get; init; }

    /// <summary>Which rows are checked; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>What is expected, in words; null to derive it from the check.</summary>
    public string? Expectation { get; init; }

    /// <summary>The dimension of quality it counts towards.</summary>
    public required QualityCategory Category { get; init; }

    /// <summary>How bad a failure is.</summary>
    /// <value>Warning</value>
    public RuleSeverity Severity { get; init; } = RuleSeverity.Warning;

    /// <summary>The share of checked rows that may fail, in percent.</summary>
    /// <value>0</value>
    public double Threshold { get; init; }

    /// <summary>Why the rule exists, for people.</summary>
    public string? Description { get; init; }

    /// <summary>The model file that holds it.</summary>
    public required string File { get; init; }

    /// <summary>The line on which it starts, from 1.</summary>
    public required int Line { get; init; }
}
