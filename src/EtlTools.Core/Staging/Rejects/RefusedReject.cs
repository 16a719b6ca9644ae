using EtlTools.Diagnostics;

namespace EtlTools.Staging.Rejects;

/// <summary>A reject that cannot be sent in again.</summary>
/// <param name="RejectId">Its id.</param>
/// <param name="Error">Why.</param>
public sealed record RefusedReject(long RejectId, EtlException Error);
