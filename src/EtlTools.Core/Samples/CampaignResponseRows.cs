namespace EtlTools.Samples;

/// <summary>Who opened what, clicked, and bought.</summary>
/// <remarks>
/// A customer opens a campaign once, after registering; a click follows some opens, a conversion some clicks, each
/// later than the one before and within the campaign. Drawn in order of time from one stream per campaign, so what
/// happened before day 2 is the same whether the campaign is followed to the end of day 1 or of day 2:
/// <code>
/// campaign   |--------------------|
///             O  O C  O  C V  O C      O open, C click, V conversion
/// files      ---- day 1 ---|- 2 -|
/// </code>
/// </remarks>
internal sealed class CampaignResponseRows(
    int seed, SamplePeriod period, CustomerRegister register, CustomerFates fates, IReadOnlyList<Campaign> campaigns)
{
    private const int ClickPermille = 300;
    private const int ConversionPermille = 250;

    // Opens for every ten thousand customers and campaign, on average over the seasons.
    private const int OpensPerTenThousand = 84;
    private const int Tries = 20;

    public IEnumerable<CampaignResponseRow> DayOne() => Number(0, period.Opening, period.DayTwo);

    public IEnumerable<CampaignResponseRow> DayTwo()
    {
        int before = Number(0, period.Opening, period.DayTwo).Count();
        return Number(before, period.DayTwo, period.End);
    }

    private IEnumerable<CampaignResponseRow> Number(int before, DateTime from, DateTime until)
    {
        int id = before;
        int[] opens = OpensPerCampaign();
        for (int i = 0; i < campaigns.Count; i++)
            foreach (CampaignResponseRow row in Follow(campaigns[i], opens[i], until).OrderBy(row => row.ResponseDate))
                if (row.ResponseDate >= from && row.ResponseDate < until && !HasVanished(row))
                    yield return row with { ResponseId = ++id };
    }

    private int[] OpensPerCampaign()
    {
        int customers = register.Count - register.New;
        int total = (int)Math.Min(int.MaxValue, (long)customers * campaigns.Count * OpensPerTenThousand / 10_000);
        return Apportionment.Share(
            total, [.. campaigns.Select(campaign => (long)campaign.Weight * register.CountBefore(campaign.Start))]);
    }

    private IEnumerable<CampaignResponseRow> Follow(Campaign campaign, int opens, DateTime until)
    {
        var random = new RandomStream(seed, RandomPurpose.Responses, campaign.Row.CampaignId);
        var opened = new HashSet<int>();
        foreach (DateTime moment in Moments(random, campaign, opens))
        {
            if (moment >= until) yield break;
            if (DrawCustomer(random, moment, opened) is not { } customer) continue;
            foreach (CampaignResponseRow row in Respond(random, campaign, customer, moment))
                yield return row;
        }
    }

    private static DateTime[] Moments(RandomStream random, Campaign campaign, int opens)
    {
        var moments = new DateTime[opens];
        for (int i = 0; i < opens; i++)
            moments[i] = campaign.Start.AddDays(random.NextLow(campaign.Days)).AddSeconds(HourOfDay.Second(random));
        Array.Sort(moments);
        return moments;
    }

    private int? DrawCustomer(RandomStream random, DateTime moment, HashSet<int> opened)
    {
        int registered = register.CountBefore(moment);
        for (int i = 0; i < Tries; i++)
        {
            int id = 1 + random.Next(registered);
            if (opened.Add(id)) return id;
        }
        return null;
    }

    private static IEnumerable<CampaignResponseRow> Respond(
        RandomStream random, Campaign campaign, int customer, DateTime opened)
    {
        // Everything is drawn whether it happens or not: what one customer does must not shift what the next draws.
        bool clicks = random.Chance(ClickPermille);
        bool converts = random.Chance(ConversionPermille);
        DateTime clicked = opened.AddSeconds(10 + random.NextLow(2 * 86_400));
        DateTime converted = clicked.AddSeconds(60 + random.NextLow(86_400));
        int cents = 1_500 + random.NextLow(38_500);

        var row = new CampaignResponseRow(0, campaign.Row.CampaignId, customer, opened, "Open", null);
        yield return row;
        if (!clicks || clicked >= campaign.End) yield break;
        yield return row with { ResponseDate = clicked, ResponseType = "Click" };
        if (!converts || converted >= campaign.End) yield break;
        yield return row with
        {
            ResponseDate = converted,
            ResponseType = "Conversion",
            ConversionValue = Money.FromCents(cents),
        };
    }

    private bool HasVanished(CampaignResponseRow row) =>
        row.ResponseDate >= period.DayTwo && fates[row.CustomerId] == CustomerFate.Vanishes;
}
