namespace EtlTools.Sources;

/// <summary>How much of a source is read.</summary>
/// <param name="Done">How much.</param>
/// <param name="Total">Of how much; null when that is not known.</param>
/// <param name="Unit"><c>bytes</c> or <c>rows</c>.</param>
internal readonly record struct SourceProgress(long Done, long? Total, string Unit)
{
    /// <summary>How many bytes of UTF-8 the source has, estimated where it is packed; null when nothing tells.</summary>
    public long? Text { get; init; }
}
