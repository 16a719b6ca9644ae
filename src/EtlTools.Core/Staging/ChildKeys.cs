using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>
/// By what the rows of a child table find the records they stood in. A load that matches records by key has to find the
/// rows of those it changes by the same key.
/// </summary>
internal static class ChildKeys
{
    /// <summary>Sees to it that a keyed load finds the rows inside of the records it changes.</summary>
    /// <param name="session">The database.</param>
    /// <param name="parent">The load.</param>
    /// <param name="child">The rows inside of its records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EtlException">The load has no key, or rows are there that have another one.</exception>
    public static async Task RefuseOthersAsync(
        EtlSession session, TableImport parent, ChildImport child, CancellationToken cancellationToken)
    {
        if (child.Key.Count == 0) throw WithoutKey(parent, child);
        IReadOnlyList<(long LoadId, string[] Key)> found = await session.QueryAsync(
            SqlScript.Of("staging/keyed/inside/parent_keys.sql", child.Import.Table.ToString()),
            row => (row.GetInt64(0), row.GetFieldValue<string[]>(1)),
            cancellationToken);
        foreach ((long loadId, string[] key) in found)
        {
            if (!key.ToHashSet(StringComparer.Ordinal).SetEquals(child.Key))
                throw OtherKey(parent, child, loadId, key);
        }
    }

    private static EtlException WithoutKey(TableImport parent, ChildImport child) => new(
        ErrorIds.StagingExplode,
        $"{Refusal(parent, child)} without a key: it would tell records by {AuditColumns.RowHash}, and the rows of "
        + $"{child.Import.Table} theirs by {Said(child.Key)}.",
        "Name the key of the records with -Key (--key), or as 'key' in the table's file of the model.",
        parent.Table.ToString());

    private static EtlException OtherKey(TableImport parent, ChildImport child, long loadId, string[] key) => new(
        ErrorIds.StagingExplode,
        $"{Refusal(parent, child)}: it tells records by {Said(child.Key)}, and the rows that load {loadId} wrote to "
        + $"{child.Import.Table} theirs by {Said(key)}.",
        $"Load with the same key, or load all records once in mode full with the key {Said(child.Key)}.",
        parent.Table.ToString());

    private static string Refusal(TableImport parent, ChildImport child) =>
        $"{parent.Table}: the arrays of {child.Field} cannot become rows in mode {SourceLoad.ModeName(parent.Mode)}";

    private static string Said(IReadOnlyList<string> key) => string.Join(
        ", ", key.Count > 0 ? key : [AuditColumns.SourceFile, AuditColumns.SourceLine]);
}
