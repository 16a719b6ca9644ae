namespace EtlTools.Samples;

/// <summary>What random numbers are drawn for. Every purpose has streams of its own, so that a change in one
/// leaves what all others draw as it was. The numbers are part of the output: never renumber them.</summary>
internal enum RandomPurpose
{
    Customer = 1,
    CustomerContact = 2,
    CustomerFate = 3,
    CustomerMove = 4,
    CustomerEmail = 5,
    Registration = 6,
    Product = 7,
    TransactionTime = 8,
    Transaction = 9,
    ItemCount = 10,
    Items = 11,
    Campaign = 12,
    Responses = 13,
}
