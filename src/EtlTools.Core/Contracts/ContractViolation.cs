namespace EtlTools.Contracts;

/// <summary>What a record has that its contract does not allow.</summary>
/// <param name="Path">Where, as a JSON path: <c>$.author.id</c>, <c>$.tags[2]</c>, <c>$['odd name']</c>.</param>
/// <param name="Keyword">The keyword of JSON Schema that is not met; <c>json</c> where the record is no JSON.</param>
/// <param name="Expectation">What was expected, as in "an integer" or "at least 5".</param>
/// <param name="Found">What was found, cut to 60 characters.</param>
internal sealed record ContractViolation(string Path, string Keyword, string Expectation, string Found)
{
    /// <summary>How many violations of a record are told.</summary>
    public const int MaxPerRecord = 10;

    /// <summary>The record's other violations.</summary>
    public IReadOnlyList<ContractViolation> Others { get; init; } = [];

    /// <summary>This violation and the others, a sentence each.</summary>
    public string Describe() => string.Join(' ', Others.Prepend(this).Select(violation => violation.Sentence));

    private string Sentence => $"{Path}: {Found} was found, {Expectation} was expected ({Keyword}).";
}
