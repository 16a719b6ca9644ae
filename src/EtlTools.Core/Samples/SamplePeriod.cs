namespace EtlTools.Samples;

/// <summary>The shop's time: it opens two years before day 1 ends; day 2 is the day after.</summary>
/// <remarks>
/// <code>
/// Opening            DayTwo        End
///    |---- history ----|-- day 2 ---|      moments are half-open: the end belongs to the next day
/// </code>
/// </remarks>
internal sealed class SamplePeriod(DateOnly dayOne)
{
    public DateOnly FirstDay { get; } = dayOne.AddYears(-2).AddDays(1);

    public DateOnly LastDay { get; } = dayOne;

    public DateTime Opening => Start(FirstDay);

    public DateTime DayTwo => Start(LastDay.AddDays(1));

    public DateTime End => DayTwo.AddDays(1);

    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    /// <summary>The seconds of the history, day 2 not included.</summary>
    public int Seconds => Days * 86_400;

    public static DateTime Start(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);
}
