using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class CampaignCalendarTests
{
    private static readonly SamplePeriod s_period = new(new DateOnly(2024, 12, 31));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(100)]
    public void There_are_as_many_campaigns_as_asked_for_in_order_of_time(int campaigns)
    {
        CampaignRow[] planned = [.. CampaignCalendar.Plan(42, campaigns, s_period).Select(campaign => campaign.Row)];
        Assert.Equal(Enumerable.Range(1, campaigns), planned.Select(campaign => campaign.CampaignId));
        Assert.Equal(planned.OrderBy(campaign => campaign.StartDate), planned);
    }

    [Fact]
    public void They_begin_within_the_two_years_and_last_one_to_five_weeks() =>
        Assert.All(SmallShop.DayOne.Campaigns, campaign =>
        {
            Assert.InRange(campaign.StartDate, s_period.FirstDay, s_period.LastDay);
            Assert.InRange(campaign.EndDate.DayNumber - campaign.StartDate.DayNumber, 6, 35);
        });

    [Fact]
    public void The_last_one_still_runs_on_day_two() =>
        Assert.True(SmallShop.DayOne.Campaigns.Last().EndDate > s_period.LastDay);

    [Fact]
    public void They_are_named_after_their_season() =>
        Assert.All(
            SmallShop.DayOne.Campaigns.Where(c => c.CampaignName.StartsWith("Black Friday", StringComparison.Ordinal)),
            campaign => Assert.Equal(11, campaign.StartDate.Month));

    [Fact]
    public void Channels_are_those_of_advertising() =>
        Assert.Subset(
            new HashSet<string> { "Email", "Social", "Search", "Display", "SMS" },
            SmallShop.DayOne.Campaigns.Select(campaign => campaign.Channel).ToHashSet());
}
