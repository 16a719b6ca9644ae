using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class CustomerRowsTests
{
    private static readonly CustomerRow[] s_customers = [.. SmallShop.DayOne.Customers];

    [Fact]
    public void Customers_are_numbered_from_one() =>
        Assert.Equal(Enumerable.Range(1, 4_000), s_customers.Select(customer => customer.CustomerId));

    [Fact]
    public void Five_percent_have_no_email_and_two_percent_no_phone()
    {
        Assert.InRange(s_customers.Percent(customer => customer.Email is null), 4, 6);
        Assert.InRange(s_customers.Percent(customer => customer.Phone is null), 1.3, 2.7);
    }

    [Fact]
    public void No_two_customers_share_an_email()
    {
        string[] emails = [.. s_customers.Select(customer => customer.Email).OfType<string>()];
        Assert.Equal(emails.Length, emails.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Emails_are_ascii_and_in_domains_reserved_for_examples() =>
        Assert.All(
            s_customers.Select(customer => customer.Email).OfType<string>(),
            email => Assert.Matches(@"^[a-z]+[._]?[a-z]+\d+@([a-z]+\.)?example\.(com|org|net)$", email));

    [Theory]
    [InlineData(@"^\(\d{3}\) 555-\d{4}$")]
    [InlineData(@"^\d{3}-555-\d{4}$")]
    [InlineData(@"^\+1 \d{3} 555 \d{4}$")]
    [InlineData(@"^\d{3}555\d{4}$")]
    [InlineData(@"^\d{3}\.555\.\d{4}$")]
    public void Phone_numbers_come_in_five_formats(string pattern)
    {
        var format = new System.Text.RegularExpressions.Regex(pattern);
        string[] phones = [.. s_customers.Select(customer => customer.Phone).OfType<string>()];
        Assert.InRange(phones.Percent(format.IsMatch), 17, 23);
    }

    [Fact]
    public void Some_values_need_quotes_and_some_letters_are_not_ascii()
    {
        Assert.Contains(s_customers, customer => customer.Address.Contains(',', StringComparison.Ordinal));
        Assert.Contains(s_customers, customer => customer.Address.Contains('"', StringComparison.Ordinal));
        Assert.Contains(s_customers, customer => customer.LastName.Contains('\'', StringComparison.Ordinal));
        Assert.Contains(s_customers, customer => customer.LastName.Any(letter => letter > 127));
    }

    [Fact]
    public void Registrations_follow_the_numbers_within_the_two_years()
    {
        Assert.Equal(s_customers.OrderBy(customer => customer.UpdatedAt).ThenBy(c => c.CustomerId), s_customers);
        Assert.All(
            s_customers,
            customer => Assert.InRange(
                customer.RegistrationDate, new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public void An_untouched_customer_was_updated_when_registering() =>
        Assert.All(
            s_customers,
            customer => Assert.Equal(customer.RegistrationDate, DateOnly.FromDateTime(customer.UpdatedAt)));

    [Fact]
    public void Zip_codes_have_five_digits() =>
        Assert.All(s_customers, customer => Assert.Matches(@"^\d{5}$", customer.ZipCode));

    [Fact]
    public void Most_accounts_are_active()
    {
        Assert.InRange(s_customers.Percent(customer => customer.AccountStatus == "Active"), 87, 93);
        Assert.Equal(
            ["Active", "Inactive", "Suspended"],
            s_customers.Select(customer => customer.AccountStatus).Distinct().Order());
    }
}
