using EtlTools.Diagnostics;

namespace EtlTools.Staging.Archives;

/// <summary>Which archived files may go: those that are old enough and not among the newest of their table.</summary>
/// <remarks>The full load that files which stay build on stays with them, and so does what came between.</remarks>
public sealed record ArchiveClearOptions
{
    /// <summary>Only files of this table; without a schema, in <c>staging</c>. Null for all.</summary>
    /// <value>null</value>
    public string? Table { get; init; }

    /// <summary>Only files that were archived at least so long ago; null for any age.</summary>
    /// <value>null</value>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>How many of the newest of each table stay, however old; what landed together counts as one.</summary>
    /// <value>null: none stays for its number</value>
    public int? Keep { get; init; }

    /// <summary>Sees to it that something is said, so that a whole archive does not go by mistake.</summary>
    /// <exception cref="EtlException">Nothing is, or it is negative.</exception>
    internal void Check()
    {
        if ((OlderThan is not null || Keep is not null) && OlderThan is not { Ticks: < 0 } && Keep is not < 0) return;
        throw new EtlException(
            ErrorIds.ArchiveOptions,
            OlderThan is null && Keep is null
                ? "Nothing says which archived files may go."
                : "An age and a number from 0 were expected.",
            "Say -OlderThan (--older-than), -Keep (--keep), or both; -WhatIf (--what-if) shows what would go.");
    }
}
