namespace EtlTools.Quality.Checks;

/// <summary>Says in words what a rule expects.</summary>
internal static class RuleExpectation
{
    /// <summary>The rule's own words, else words made from its check.</summary>
    public static string Of(QualityRule rule) => rule.Expectation ?? rule.Check switch
    {
        "not_null" => "not null",
        "unique" => "unique",
        "range" => Between(rule, ""),
        "accepted_values" => $"one of {string.Join(", ", rule.Values)}",
        "matches" => $"matches {rule.Pattern}",
        "relationship" => $"exists in {rule.References}",
        "row_count" => Between(rule, "row"),
        "freshness" => $"newest value no older than {rule.MaxAge}",
        _ => "the select returns no row",
    };

    private static string Between(QualityRule rule, string unit) => (rule.Min, rule.Max) switch
    {
        ({ } min, { } max) when min == max => $"exactly {Counted(min, unit)}",
        ({ } min, { } max) => $"between {min} and {Counted(max, unit)}",
        ({ } min, null) => $"at least {Counted(min, unit)}",
        _ => $"at most {Counted(rule.Max!, unit)}",
    };

    private static string Counted(string number, string unit) =>
        unit.Length == 0 ? number : $"{number} {unit}{(number == "1" ? "" : "s")}";
}
