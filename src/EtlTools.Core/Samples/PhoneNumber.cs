using System.Globalization;

namespace EtlTools.Samples;

/// <summary>US phone numbers as people type them, in the exchange 555.</summary>
internal static class PhoneNumber
{
    public static string Draw(RandomStream random)
    {
        string area = random.Between(201, 989).ToString(CultureInfo.InvariantCulture);
        string line = random.Next(10_000).ToString("0000", CultureInfo.InvariantCulture);
        return random.Next(5) switch
        {
            0 => $"({area}) 555-{line}",
            1 => $"{area}-555-{line}",
            2 => $"+1 {area} 555 {line}",
            3 => $"{area}555{line}",
            _ => $"{area}.555.{line}",
        };
    }
}
