using System.Globalization;

namespace EtlTools.Samples;

/// <summary>The campaigns, spread evenly over the seasons of the period; the last season always has one.</summary>
internal static class CampaignCalendar
{
    private static readonly string[] s_channels = ["Email", "Social", "Search", "Display", "SMS"];
    private static readonly WeightedChoice s_channel = new(40, 25, 15, 12, 8);

    private static readonly string[] s_segments =
        ["All Customers", "New Customers", "Loyal Customers", "Lapsed Customers", "Big Spenders"];

    public static Campaign[] Plan(int seed, int campaigns, SamplePeriod period)
    {
        (DateOnly Start, CampaignSeason Season)[] seasons = [.. Seasons(period)];
        var planned = new Campaign[campaigns];
        for (int i = 0; i < campaigns; i++)
        {
            // Counted backwards, so that it is the earliest seasons that go without.
            int back = (int)((long)(campaigns - 1 - i) * seasons.Length / campaigns);
            (DateOnly start, CampaignSeason season) = seasons[^(back + 1)];
            planned[i] = Draw(new RandomStream(seed, RandomPurpose.Campaign, i + 1), i + 1, start, season);
        }
        return planned;
    }

    private static IEnumerable<(DateOnly Start, CampaignSeason Season)> Seasons(SamplePeriod period) =>
        from year in Enumerable.Range(period.FirstDay.Year, period.LastDay.Year - period.FirstDay.Year + 1)
        from season in CampaignSeason.All
        let start = new DateOnly(year, season.Month, season.Day)
        where start >= period.FirstDay && start <= period.LastDay
        select (start, season);

    private static Campaign Draw(RandomStream random, int id, DateOnly start, CampaignSeason season)
    {
        int channel = s_channel.Pick(random);
        string name = string.Create(
            CultureInfo.InvariantCulture, $"{season.Name} {start.Year} ({s_channels[channel]})");
        int budget = season.Weight * random.Between(80, 400);
        var row = new CampaignRow(
            id,
            name,
            season.Type,
            s_channels[channel],
            start,
            start.AddDays(season.Days - 1 + random.Next(3)),
            Money.FromCents(budget * 100L),
            random.Pick(s_segments));
        return new Campaign(row, season.Weight);
    }
}
