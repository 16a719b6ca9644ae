namespace EtlTools.Quality;

/// <summary>What one rule found in one run.</summary>
public sealed record RuleResult
{
    /// <summary>The result's id in the catalog.</summary>
    public required long RuleResultId { get; init; }

    /// <summary>The run it belongs to.</summary>
    public required long RunId { get; init; }

    /// <summary>The rule's name.</summary>
    public required string Rule { get; init; }

    /// <summary>The table it checks, with its schema.</summary>
    public required string Table { get; init; }

    /// <summary>The column it checks; null for rules over whole rows or tables.</summary>
    public string? Column { get; init; }

    /// <summary>The kind of check: <c>not_null</c>, <c>range</c>, …</summary>
    public required string Check { get; init; }

    /// <summary>The dimension of quality it counts towards.</summary>
    public required QualityCategory Category { get; init; }

    /// <summary>How bad a failure is.</summary>
    public required RuleSeverity Severity { get; init; }

    /// <summary>What came of it.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>What the rule expects, in words: <c>between 0 and 100</c>.</summary>
    public required string Expectation { get; init; }

    /// <summary>How many rows were checked.</summary>
    public required long RowsChecked { get; init; }

    /// <summary>How many of them violate the rule.</summary>
    public required long RowsFailed { get; init; }

    /// <summary>The share of checked rows that may fail, in percent.</summary>
    public required double Threshold { get; init; }

    /// <summary>The share of checked rows that pass, in percent, 0 to 100; null when nothing was checked.</summary>
    public double? Score => RowsChecked == 0 ? null : 100.0 * (RowsChecked - RowsFailed) / RowsChecked;

    /// <summary>Why nothing could be checked, or a remark; null when there is none.</summary>
    public string? Message { get; init; }

    /// <summary>How long the check took; checks that share a scan share its time.</summary>
    public required TimeSpan Duration { get; init; }
}
