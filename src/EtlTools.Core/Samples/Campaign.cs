namespace EtlTools.Samples;

/// <summary>A campaign and how strongly people respond to it.</summary>
internal sealed record Campaign(CampaignRow Row, int Weight)
{
    /// <summary>When it begins.</summary>
    public DateTime Start => SamplePeriod.Start(Row.StartDate);

    /// <summary>When it is over: the end of its last day.</summary>
    public DateTime End => SamplePeriod.Start(Row.EndDate.AddDays(1));

    public int Days => Row.EndDate.DayNumber - Row.StartDate.DayNumber + 1;
}
