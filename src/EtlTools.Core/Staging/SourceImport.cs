using System.Collections.ObjectModel;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>A source that is to be loaded.</summary>
public sealed record SourceImport
{
    /// <summary>Where the records come from.</summary>
    public required RecordSource Source { get; init; }

    /// <summary>What the source is called: the absolute path of a file.</summary>
    public string Name => Source.Name;

    /// <summary>Its columns in their order; empty when it cannot be read.</summary>
    public IReadOnlyList<SourceColumn> Columns { get; init; } = [];

    /// <summary>How its records are written, as it was found; null where that cannot be said.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>The names of the fields of rows inside its records, by the column they would be.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Children { get; init; } =
        ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>Its size in bytes; null where it has none.</summary>
    public long? Bytes { get; init; }

    /// <summary>How many rows it holds, by the size of the first thousand; exact for smaller files, null when nothing
    /// tells.</summary>
    public long? EstimatedRows { get; init; }

    /// <summary>Why it cannot be loaded; null when nothing is known against it.</summary>
    public EtlException? Error { get; init; }

    /// <summary>How it differs from its table and the last load; empty where there is no table yet.</summary>
    public IReadOnlyList<SchemaChange> Changes { get; init; } = [];

    /// <summary>What the values of its first records tell, in the order of <see cref="Columns"/>.</summary>
    internal IReadOnlyList<ColumnSample> Values { get; init; } = [];
}
