using System.Text.Json;

namespace EtlTools.Samples;

/// <summary>What was planted in one day's files, so that what a warehouse finds can be compared with it.</summary>
/// <remarks>
/// Rows and faults are those of the day's own files. Changes compare day 2 with day 1 and are 0 on day 1. Customers
/// who moved, who changed their email and who vanished are three sets without a common member.
/// </remarks>
public sealed record PlantedCounts
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Rows per file, by the entity its name begins with.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>Customers without an email.</summary>
    public required int MissingEmails { get; init; }

    /// <summary>Customers without a phone number.</summary>
    public required int MissingPhones { get; init; }

    /// <summary>Products that are no longer sold.</summary>
    public required int InactiveProducts { get; init; }

    /// <summary>Transactions whose payment failed.</summary>
    public required int FailedPayments { get; init; }

    /// <summary>Customers whose address, city, state and zip code changed on day 2.</summary>
    public required int Moved { get; init; }

    /// <summary>Customers whose email changed on day 2, those who had none on day 1 among them.</summary>
    public required int EmailChanged { get; init; }

    /// <summary>Customers who registered on day 2.</summary>
    public required int NewCustomers { get; init; }

    /// <summary>Customers of day 1 who are missing from day 2's file.</summary>
    public required int VanishedCustomers { get; init; }

    /// <summary>Transactions of day 2.</summary>
    public required int NewTransactions { get; init; }

    /// <summary>Items of day 2's transactions.</summary>
    public required int NewItems { get; init; }

    /// <summary>Campaign responses of day 2; 0 when no campaign ran on that day.</summary>
    public required int NewResponses { get; init; }

    /// <summary>The counts as indented JSON with snake_case names, ending in a line feed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json) + "\n";
}
