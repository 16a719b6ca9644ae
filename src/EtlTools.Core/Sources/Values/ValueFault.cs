namespace EtlTools.Sources.Values;

/// <summary>Why a value cannot be taken; its record is refused.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Expectation">What was found and what was expected.</param>
public readonly record struct ValueFault(RejectReason Reason, string Expectation);
