namespace EtlTools.Diagnostics;

/// <summary>How far a piece of long work has come.</summary>
/// <param name="Activity">What is being done, as a person would say it: <c>Loading</c>.</param>
/// <param name="Item">On what: a file, a table, a rule.</param>
/// <param name="Done">How much is done, in <paramref name="Unit"/>.</param>
/// <param name="Total">How much there is, in the same unit; null when it is not known.</param>
/// <param name="Unit"><c>bytes</c>, <c>rows</c> or <c>steps</c>.</param>
public sealed record EtlProgress(string Activity, string Item, long Done, long? Total, string Unit)
{
    /// <summary>Whether this is the last report of the item.</summary>
    public bool IsComplete => Total is { } total && Done >= total;
}
