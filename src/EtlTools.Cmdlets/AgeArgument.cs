using System.Globalization;
using System.Management.Automation;

namespace EtlTools.Cmdlets;

/// <summary>An age as a person writes it: a number of days, or a time span.</summary>
/// <param name="Span">The age.</param>
public sealed record AgeArgument(TimeSpan Span)
{
    /// <summary>An age.</summary>
    /// <param name="value">A number of days, <c>30</c> or <c>0.5</c>; or a time span, also as text:
    /// <c>12:00:00</c>.</param>
    public AgeArgument(object value)
        : this(Parse(value))
    {
    }

    /// <summary>The age as text.</summary>
    public override string ToString() => Span.ToString("c", CultureInfo.InvariantCulture);

    private static TimeSpan Parse(object value)
    {
        object bare = value is PSObject carrier ? carrier.BaseObject : value;
        if (bare is TimeSpan span) return span;
        if (LanguagePrimitives.TryConvertTo(bare, CultureInfo.InvariantCulture, out double days)
            && Math.Abs(days) <= TimeSpan.MaxValue.TotalDays - 1)
            return TimeSpan.FromDays(days);
        return bare is string text && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan read)
            ? read
            : throw new PSInvalidCastException(
                $"'{bare}' is no age; a number of days or a time span such as 12:00:00 was expected.");
    }
}
