namespace EtlTools.Staging;

/// <summary>
/// The table that takes the rows which stand inside the records of another one. They land and are counted as loads of
/// their own, in the transaction of the other one; rows inside of refused records are not counted.
/// </summary>
/// <param name="Field">The column they would be in the other one.</param>
/// <param name="Key">The key of their parents, whose columns they carry; without one, a row finds its parent by
/// <c>source_file</c> and <c>source_line</c>.</param>
/// <param name="Import">The table; its sources are those of the other one, in the same order.</param>
public sealed record ChildImport(string Field, IReadOnlyList<string> Key, TableImport Import);
