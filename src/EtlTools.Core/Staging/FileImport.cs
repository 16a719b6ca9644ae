using EtlTools.Diagnostics;

namespace EtlTools.Staging;

/// <summary>A file that is to be loaded.</summary>
public sealed record FileImport
{
    /// <summary>The file, as an absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>Its columns in their order; empty when it cannot be read.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; init; } = [];

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>How many rows it holds, by the size of the first thousand; exact for smaller files.</summary>
    public long EstimatedRows { get; init; }

    /// <summary>What separates its fields; null finds it in the first lines.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Why it cannot be loaded; null when nothing is known against it.</summary>
    public EtlException? Error { get; init; }
}
