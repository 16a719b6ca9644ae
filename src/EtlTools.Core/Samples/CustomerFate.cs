namespace EtlTools.Samples;

/// <summary>What day 2 brings a customer of day 1.</summary>
internal enum CustomerFate : byte
{
    Unchanged,
    Moves,
    ChangesEmail,
    Vanishes,
}
