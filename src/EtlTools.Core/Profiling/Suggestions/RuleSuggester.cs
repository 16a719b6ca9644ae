using System.Text.RegularExpressions;
using EtlTools.Quality;
using EtlTools.Sql;

namespace EtlTools.Profiling.Suggestions;

/// <summary>Derives quality rules from a profile: what holds for every row now, and is likely to be meant.</summary>
/// <remarks>
/// <para><c>not_null</c> where no value is missing; <c>unique</c> for the key; <c>range</c> for numbers, and from the
/// first day on for dates; <c>accepted_values</c> for texts with at most ten different values that repeat;
/// <c>matches</c> where all values have one pattern that says more than "a word".</para>
/// <para>Every rule passes on the rows that were measured. Running numbers get no range, since the next load would
/// break it; neither do columns get a rule whose names a model cannot hold.</para>
/// </remarks>
public static partial class RuleSuggester
{
    private const int MostAccepted = 10;
    private const int FewestRepeats = 10;
    private const double NearlyUnique = 0.9;

    /// <summary>The rules, by the order of the columns, the key's first.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>The rules; empty for a table without rows.</returns>
    public static IReadOnlyList<QualityRule> Suggest(TableProfile profile) =>
        profile.Rows == 0 || !TableThatCanBeNamed().IsMatch(profile.Table)
            ? []
            : [.. OfKey(profile), .. profile.Columns
                .Where(column => ColumnThatCanBeNamed().IsMatch(column.Column))
                .SelectMany(column => OfColumn(column, profile))];

    private static IEnumerable<QualityRule> OfKey(TableProfile profile)
    {
        if (profile.Key is not { IsExact: true, Duplicates: 0, Distinct: > 0 } key
            || !key.Columns.All(column => ColumnThatCanBeNamed().IsMatch(column))) yield break;
        yield return Rule(profile, "unique", string.Join(" and ", key.Columns), "is unique") with
        {
            Columns = key.Columns,
            Category = QualityCategory.Uniqueness,
            Severity = RuleSeverity.Critical,
        };
    }

    private static IEnumerable<QualityRule> OfColumn(ColumnProfile column, TableProfile profile)
    {
        bool isKey = profile.Key?.Columns.Contains(column.Column) ?? false;
        if (column.Nulls == 0)
        {
            yield return Rule(profile, "not_null", column.Column, "has a value") with
            {
                Category = QualityCategory.Completeness,
                Severity = isKey ? RuleSeverity.Critical : RuleSeverity.Warning,
            };
        }

        if (HasRange(column, isKey))
        {
            yield return Rule(profile, "range", column.Column, "lies in its range") with
            {
                Min = column.Min,
                Max = column.Mean is null ? null : column.Max,
                Category = QualityCategory.Validity,
            };
        }

        if (HasAcceptedValues(column))
        {
            yield return Rule(profile, "accepted_values", column.Column, "is a known value") with
            {
                Values = column.Frequent.Select(value => value.Value).ToArray(),
                Category = QualityCategory.Validity,
            };
        }
        else if (HasPattern(column))
        {
            yield return Rule(profile, "matches", column.Column, "keeps its form") with
            {
                Pattern = column.PatternRegex,
                Category = QualityCategory.Conformity,
                Severity = RuleSeverity.Info,
            };
        }
    }

    // Dates are compared as text, which holds only where all are written alike.
    private static bool HasRange(ColumnProfile column, bool isKey) => column.Type switch
    {
        _ when column.TypeShare != 1 || column.Empties > 0 || isKey => false,
        InferredType.Decimal => true,
        InferredType.Integer => column.Distinct < NearlyUnique * Values(column),
        InferredType.Date or InferredType.Timestamp => column.PatternShare == 1 && IsFixed(column.Pattern!),
        _ => false,
    };

    private static bool HasAcceptedValues(ColumnProfile column) =>
        column.Type is InferredType.Text or InferredType.Boolean
        && column.IsDistinctExact
        && column.Distinct is > 0 and <= MostAccepted
        && Values(column) >= column.Distinct * FewestRepeats
        && !column.Frequent.Any(value => value.IsCut);

    private static bool HasPattern(ColumnProfile column) =>
        column.Type is InferredType.Text or InferredType.Date or InferredType.Timestamp or InferredType.Uuid
        && column is { PatternRegex: not null, PatternShare: 1, Empties: 0 }
        && Values(column) >= FewestRepeats
        && (IsFixed(column.Pattern!) || column.Pattern.AsSpan().ContainsAnyExcept("Aa +"));

    private static bool IsFixed(string pattern) => !pattern.Contains('+', StringComparison.Ordinal);

    private static long Values(ColumnProfile column) => column.Rows - column.Nulls;

    private static QualityRule Rule(TableProfile profile, string check, string column, string holds) => new()
    {
        Name = $"{column} of {TableName.Parse(profile.Table, "").Name} {holds}",
        Table = profile.Table,
        Check = check,
        Columns = [column],
        Category = QualityCategory.Validity,
        File = "",
        Line = 0,
    };

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex ColumnThatCanBeNamed();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex TableThatCanBeNamed();
}
