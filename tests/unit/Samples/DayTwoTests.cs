using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class DayTwoTests
{
    private static readonly Dictionary<int, CustomerRow> s_before = SmallShop.CustomersOfDayOne;
    private static readonly Dictionary<int, CustomerRow> s_after = SmallShop.CustomersOfDayTwo;

    private static readonly (CustomerRow Before, CustomerRow After)[] s_stayed =
        [.. s_before.Values.Where(c => s_after.ContainsKey(c.CustomerId)).Select(c => (c, s_after[c.CustomerId]))];

    private static readonly (CustomerRow Before, CustomerRow After)[] s_moved =
        [.. s_stayed.Where(c => c.Before.Address != c.After.Address)];

    private static readonly (CustomerRow Before, CustomerRow After)[] s_changedEmail =
        [.. s_stayed.Where(c => c.Before.Email != c.After.Email)];

    [Fact]
    public void Five_percent_moved_and_nothing_else_of_them_changed()
    {
        Assert.Equal(200, s_moved.Length);
        Assert.Equal(200, SmallShop.DayTwo.Moved);
        Assert.All(s_moved, c =>
        {
            Assert.NotEqual(c.Before.City, c.After.City);
            Assert.NotEqual(c.Before.State, c.After.State);
            Assert.NotEqual(c.Before.ZipCode, c.After.ZipCode);
            CustomerRow atOldAddress = c.After with
            {
                Address = c.Before.Address,
                City = c.Before.City,
                State = c.Before.State,
                ZipCode = c.Before.ZipCode,
                UpdatedAt = c.Before.UpdatedAt,
            };
            Assert.Equal(c.Before, atOldAddress);
        });
    }

    [Fact]
    public void Ten_percent_changed_their_email_and_nothing_else()
    {
        Assert.Equal(400, s_changedEmail.Length);
        Assert.Equal(400, SmallShop.DayTwo.EmailChanged);
        Assert.All(s_changedEmail, c =>
        {
            Assert.NotNull(c.After.Email);
            Assert.Equal(c.Before, c.After with { Email = c.Before.Email, UpdatedAt = c.Before.UpdatedAt });
        });
    }

    [Fact]
    public void Whoever_changed_was_updated_on_day_two_and_the_others_are_as_before() =>
        Assert.All(s_stayed.Where(c => c.Before != c.After), c =>
        {
            Assert.True(c.Before.Address != c.After.Address || c.Before.Email != c.After.Email);
            Assert.InRange(c.After.UpdatedAt, SmallShop.DayTwoBegins, SmallShop.DayTwoEnds.AddTicks(-1));
        });

    [Fact]
    public void Nobody_both_moved_and_changed_the_email()
    {
        Assert.Empty(s_moved.Intersect(s_changedEmail));
        Assert.Equal(600, s_stayed.Count(c => c.Before != c.After));
    }

    [Fact]
    public void Half_a_percent_vanished_and_one_percent_are_new_with_higher_numbers()
    {
        Assert.Equal(20, s_before.Keys.Except(s_after.Keys).Count());
        Assert.Equal(20, SmallShop.DayTwo.VanishedCustomers);
        Assert.Equal(Enumerable.Range(4_001, 40), s_after.Keys.Except(s_before.Keys).Order());
        Assert.Equal(40, SmallShop.DayTwo.NewCustomers);
        Assert.All(
            s_after.Values.Where(c => c.CustomerId > 4_000),
            c => Assert.Equal(new DateOnly(2025, 1, 1), c.RegistrationDate));
    }

    [Fact]
    public void Products_and_campaigns_are_as_before()
    {
        Assert.Equal(SmallShop.DayOne.Products, SmallShop.DayTwo.Products);
        Assert.Equal(SmallShop.DayOne.Campaigns, SmallShop.DayTwo.Campaigns);
    }

    [Fact]
    public void The_new_transactions_continue_the_numbers_on_day_two()
    {
        TransactionRow[] transactions = [.. SmallShop.DayTwo.Transactions];
        Assert.Equal(Enumerable.Range(10_001, 500), transactions.Select(t => t.TransactionId));
        Assert.All(
            transactions,
            t => Assert.InRange(t.TransactionDate, SmallShop.DayTwoBegins, SmallShop.DayTwoEnds.AddTicks(-1)));
    }

    [Fact]
    public void Only_the_living_buy_and_only_after_registering()
    {
        TransactionRow[] transactions = [.. SmallShop.DayTwo.Transactions];
        Assert.All(transactions, t => Assert.True(Registered(s_after[t.CustomerId]) < t.TransactionDate));
    }

    [Fact]
    public void New_customers_buy_on_their_first_day() =>
        Assert.Contains(
            new RetailDay(SmallShop.Options with { Day = 2, Transactions = 7_300_000 }).Transactions,
            t => t.CustomerId > 4_000);

    [Fact]
    public void The_new_items_continue_the_numbers_and_belong_to_the_new_transactions()
    {
        int before = SmallShop.DayOne.TransactionItems.Count();
        TransactionItemRow[] items = [.. SmallShop.DayTwo.TransactionItems];
        Assert.Equal(
            Enumerable.Range(before + 1, items.Length).Select(id => (long)id), items.Select(i => i.TransactionItemId));
        Assert.Equal(Enumerable.Range(10_001, 500), items.Select(i => i.TransactionId).Distinct());
    }

    [Fact]
    public void The_new_responses_continue_the_funnel_of_the_campaigns_that_run()
    {
        CampaignResponseRow[] before = [.. SmallShop.DayOne.CampaignResponses];
        CampaignResponseRow[] added = [.. SmallShop.DayTwo.CampaignResponses];
        Assert.NotEmpty(added);
        Assert.Equal(Enumerable.Range(before.Length + 1, added.Length), added.Select(r => r.ResponseId));
        Assert.All(added, response =>
        {
            CampaignRow campaign = SmallShop.DayOne.Campaigns.Single(c => c.CampaignId == response.CampaignId);
            Assert.True(campaign.EndDate >= new DateOnly(2025, 1, 1));
            Assert.InRange(response.ResponseDate, SmallShop.DayTwoBegins, SmallShop.DayTwoEnds.AddTicks(-1));
            Assert.True(Registered(s_after[response.CustomerId]) < response.ResponseDate);
        });
        Assert.All(before.Concat(added).GroupBy(r => (r.CampaignId, r.CustomerId)), steps =>
        {
            string[] taken = [.. steps.OrderBy(step => step.ResponseDate).Select(step => step.ResponseType)];
            Assert.Equal(new[] { "Open", "Click", "Conversion" }.Take(taken.Length), taken);
        });
    }

    [Fact]
    public void The_vanished_no_longer_respond()
    {
        var advertised = new RetailDay(SmallShop.Options with { Day = 2, Campaigns = 2_000 });
        int[] responding = [.. advertised.CampaignResponses.Select(response => response.CustomerId).Distinct()];
        Assert.InRange(responding.Length, 300, 4_000);
        Assert.Empty(responding.Except(s_after.Keys));
    }

    // A row that changed on day 2 no longer says when its customer registered; day 1's does.
    private static DateTime Registered(CustomerRow customer) =>
        s_before.GetValueOrDefault(customer.CustomerId, customer).UpdatedAt;
}
