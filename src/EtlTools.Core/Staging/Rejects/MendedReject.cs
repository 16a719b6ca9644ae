namespace EtlTools.Staging.Rejects;

/// <summary>A reject with the fields it should have had.</summary>
/// <param name="RejectId">Its id in the catalog.</param>
/// <param name="Fields">Values by the names of the table's columns; what is not among them stays as it was read.</param>
public sealed record MendedReject(long RejectId, IReadOnlyDictionary<string, string?> Fields);
