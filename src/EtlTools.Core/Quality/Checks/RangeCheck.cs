using System.Globalization;
using EtlTools.Quality.Tables;
using EtlTools.Sql;

namespace EtlTools.Quality.Checks;

/// <summary>
/// <c>range</c>: the value lies between written bounds, both included, compared in the column's own type.
/// </summary>
/// <remarks>
/// A text column is compared as numbers where the bounds are numbers, and a text that is no number is then outside;
/// other bounds (dates in ISO form) are compared as text.
/// </remarks>
internal sealed class RangeCheck(QualityRule rule, CheckedTable table) : ColumnCheck(rule, table)
{
    private const string Number = @"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*$";

    /// <inheritdoc />
    protected override SqlText Violates
    {
        get
        {
            if (!ColumnInfo.IsText || !IsNumberOrNone(Rule.Min) || !IsNumberOrNone(Rule.Max))
                return Outside(Column, Typed);
            SqlText number = SqlText.Of($"cast({Column} as numeric)");
            SqlText outside = Outside(number, bound => SqlText.Of($"cast({bound}::text as numeric)"));
            return SqlText.Of($"case when {Column} ~ {Number} then {outside} else true end");
        }
    }

    private SqlText Outside(SqlText value, Func<string, SqlText> typed)
    {
        List<SqlText> sides = [];
        if (Rule.Min is { } min) sides.Add(SqlText.Of($"{value} < {typed(min)}"));
        if (Rule.Max is { } max) sides.Add(SqlText.Of($"{value} > {typed(max)}"));
        return SqlText.Of($"({SqlText.Join(" or ", sides)})");
    }

    private static bool IsNumberOrNone(string? bound) =>
        bound is null || decimal.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
