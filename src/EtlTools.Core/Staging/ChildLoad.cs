using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>The load of the rows inside one source's records.</summary>
/// <param name="Child">What they are.</param>
/// <param name="Target">Where they go.</param>
/// <param name="Load">Counts them.</param>
/// <param name="Parent">Counts the records they stand in.</param>
internal sealed record ChildLoad(ChildImport Child, StagingTarget Target, SourceLoad Load, SourceLoad Parent)
{
    /// <summary>The rows, as the reader of the records comes to them.</summary>
    public ChildRecords RowsOf(RecordReader record) => new(record, record.Children[Child.Field], Child.Key);
}
