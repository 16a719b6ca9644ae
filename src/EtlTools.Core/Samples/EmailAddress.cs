using System.Globalization;

namespace EtlTools.Samples;

/// <summary>Email addresses in domains reserved for examples (RFC 2606). They end in the customer's number, so no
/// two customers share one.</summary>
internal static class EmailAddress
{
    private static readonly string[] s_domains =
        ["example.com", "example.org", "example.net", "mail.example.com", "post.example.org", "web.example.net"];

    public static string Draw(RandomStream random, string firstName, string lastName, int customerId)
    {
        string first = AsciiSpelling.Of(firstName);
        string last = AsciiSpelling.Of(lastName);
        string local = random.Next(3) switch
        {
            0 => $"{first}.{last}",
            1 => $"{first[0]}{last}",
            _ => $"{first}_{last}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{local}{customerId}@{random.Pick(s_domains)}");
    }

    public static string DrawOther(
        RandomStream random, string firstName, string lastName, int customerId, string? than)
    {
        string email;
        do email = Draw(random, firstName, lastName, customerId);
        while (email == than);
        return email;
    }
}
