namespace EtlTools.Samples;

/// <summary>A CSV file that was written.</summary>
/// <param name="Entity">What its rows are, as its name begins: <c>customers</c>, <c>transaction_items</c>.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Rows">How many rows it holds, without the header.</param>
/// <param name="Bytes">Its size in bytes.</param>
public sealed record SampleFile(string Entity, string Path, long Rows, long Bytes);
