namespace EtlTools.Staging.Versions;

/// <summary>What differs between two versions of a table's data.</summary>
public sealed record DataVersionComparison
{
    /// <summary>The one.</summary>
    public required DataVersion Left { get; init; }

    /// <summary>The other.</summary>
    public required DataVersion Right { get; init; }

    /// <summary>Whether both hold the same rows, each as often, by their checksums; null where one has none.</summary>
    public bool? IsSame =>
        Left.Checksum is null || Right.Checksum is null
            ? null
            : Left.Checksum == Right.Checksum && Left.Records == Right.Records;

    /// <summary>How many rows the right one has more than the left one.</summary>
    public long RecordDifference => Right.Records - Left.Records;

    /// <summary>Columns only the right one has.</summary>
    public IReadOnlyList<string> AddedColumns =>
        Right.Columns.Except(Left.Columns, StringComparer.Ordinal).ToArray();

    /// <summary>Columns only the left one has.</summary>
    public IReadOnlyList<string> RemovedColumns =>
        Left.Columns.Except(Right.Columns, StringComparer.Ordinal).ToArray();

    /// <summary>Rows only the left one has; null when not all rows of both loads are in the table any more.</summary>
    public long? RowsOnlyInLeft { get; init; }

    /// <summary>Rows only the right one has; null when not all rows of both loads are in the table any more.</summary>
    public long? RowsOnlyInRight { get; init; }
}
