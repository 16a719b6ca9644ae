namespace EtlTools.Sources.Json;

/// <summary>What is wrong with a record whose extent is known.</summary>
/// <param name="Reason">Why it is refused.</param>
/// <param name="Position">Where the defect is, in bytes from the record's start.</param>
/// <param name="Expectation">What was found and what was expected.</param>
internal sealed record JsonDefect(RejectReason Reason, long Position, string Expectation);
