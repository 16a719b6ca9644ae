using System.Globalization;

namespace EtlTools.Samples;

/// <summary>Where a customer lives. Some streets hold commas and quotes, which CSV must quote.</summary>
internal sealed record PostalAddress(string Street, string City, string State, string ZipCode)
{
    private static readonly string[] s_streets =
    [
        "Main Street", "Oak Avenue", "Maple Drive", "Cedar Lane", "Park Avenue", "Washington Street", "Lake View Road",
        "Elm Street", "Hillcrest Drive", "Sunset Boulevard", "River Road", "Church Street", "2nd Street", "5th Avenue",
        "King's Court", "St. Mary's Road", "Cañada Street", "Broadway", "Highland Avenue", "Martin Luther King Jr. Way",
    ];

    private static readonly string[] s_careOf =
        ["Hansen, Meyer & Sons", "Baker, Ruiz and Lee LLP", "O'Malley Storage, Inc."];

    private static readonly string[] s_houses = ["\"Rose Cottage\"", "\"The Old Mill\"", "\"Seven Gables\""];

    public static PostalAddress Draw(RandomStream random)
    {
        Place place = random.Pick(Places.All);
        string zipCode = string.Create(CultureInfo.InvariantCulture, $"{place.ZipPrefix}{random.Next(100):00}");
        return new PostalAddress(DrawStreet(random), place.City, place.State, zipCode);
    }

    /// <summary>An address of which every part differs: what a move to another state brings.</summary>
    public static PostalAddress DrawOther(RandomStream random, PostalAddress than)
    {
        PostalAddress address;
        do address = Draw(random);
        while (address.State == than.State || address.City == than.City || address.Street == than.Street);
        return address;
    }

    private static string DrawStreet(RandomStream random)
    {
        string street = string.Create(
            CultureInfo.InvariantCulture, $"{random.Between(1, 9899)} {random.Pick(s_streets)}");
        return random.Next(100) switch
        {
            < 12 => string.Create(CultureInfo.InvariantCulture, $"{street}, Apt {random.Between(1, 60)}"),
            < 15 => string.Create(CultureInfo.InvariantCulture, $"{street}, Suite {random.Between(100, 900)}"),
            < 16 => $"c/o {random.Pick(s_careOf)}, {street}",
            < 17 => $"{random.Pick(s_houses)}, {street}",
            _ => street,
        };
    }
}
