using EtlTools.Diagnostics;

namespace EtlTools.Staging.Drift;

/// <summary>How sources differ from their tables.</summary>
public sealed record SchemaDriftResult
{
    /// <summary>The differences, one source after the other.</summary>
    public required IReadOnlyList<SchemaChange> Changes { get; init; }

    /// <summary>For each source that a load would refuse, the error it would end with.</summary>
    public required IReadOnlyList<EtlException> Refused { get; init; }

    /// <summary>What could not be compared: files that cannot be read or that no table takes, tables that are not
    /// there.</summary>
    public required IReadOnlyList<EtlException> Errors { get; init; }
}
