using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class CampaignResponseRowsTests
{
    private static readonly CampaignResponseRow[] s_responses = [.. SmallShop.DayOne.CampaignResponses];

    private static readonly Dictionary<int, CampaignRow> s_campaigns =
        SmallShop.DayOne.Campaigns.ToDictionary(campaign => campaign.CampaignId);

    [Fact]
    public void Responses_are_numbered_from_one() =>
        Assert.Equal(Enumerable.Range(1, s_responses.Length), s_responses.Select(response => response.ResponseId));

    [Fact]
    public void Each_step_of_the_funnel_is_taken_by_fewer()
    {
        int opens = CountOf("Open"), clicks = CountOf("Click"), conversions = CountOf("Conversion");
        Assert.Equal(s_responses.Length, opens + clicks + conversions);
        Assert.InRange(100.0 * clicks / opens, 22, 35);
        Assert.InRange(100.0 * conversions / clicks, 17, 33);
    }

    [Fact]
    public void A_customer_opens_then_clicks_then_converts_each_once_and_in_this_order() =>
        Assert.All(s_responses.GroupBy(response => (response.CampaignId, response.CustomerId)), steps =>
        {
            string[] taken = [.. steps.OrderBy(step => step.ResponseDate).Select(step => step.ResponseType)];
            Assert.Equal(new[] { "Open", "Click", "Conversion" }.Take(taken.Length), taken);
            Assert.Equal(taken.Length, steps.Select(step => step.ResponseDate).Distinct().Count());
        });

    [Fact]
    public void Responses_lie_within_their_campaign() =>
        Assert.All(s_responses, response =>
        {
            CampaignRow campaign = s_campaigns[response.CampaignId];
            Assert.InRange(DateOnly.FromDateTime(response.ResponseDate), campaign.StartDate, campaign.EndDate);
        });

    [Fact]
    public void Nobody_responds_before_registering() =>
        Assert.All(
            s_responses,
            response => Assert.True(
                SmallShop.CustomersOfDayOne[response.CustomerId].UpdatedAt < response.ResponseDate));

    [Fact]
    public void Nothing_of_day_two_is_known_on_day_one() =>
        Assert.All(s_responses, response => Assert.True(response.ResponseDate < SmallShop.DayTwoBegins));

    [Fact]
    public void Only_a_conversion_has_a_value() =>
        Assert.All(
            s_responses,
            response => Assert.Equal(response.ResponseType == "Conversion", response.ConversionValue > 0));

    [Fact]
    public void Black_friday_draws_more_than_any_spring_campaign_of_its_year()
    {
        Dictionary<string, int> opens = s_responses
            .Where(response => response.ResponseType == "Open")
            .CountBy(response => s_campaigns[response.CampaignId])
            .Where(campaign => campaign.Key.StartDate.Year == 2024)
            .ToDictionary(campaign => campaign.Key.CampaignName.Split(" 2024")[0], campaign => campaign.Value);
        Assert.True(opens["Black Friday"] > 2 * opens["Spring Refresh"]);
        Assert.True(opens["Black Friday"] > 2 * opens["Easter"]);
    }

    [Fact]
    public void A_shop_without_campaigns_has_no_responses() =>
        Assert.Empty(new RetailDay(SmallShop.Options with { Campaigns = 0 }).CampaignResponses);

    private static int CountOf(string type) => s_responses.Count(response => response.ResponseType == type);
}
