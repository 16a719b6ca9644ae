using System.Globalization;
using EtlTools.Diagnostics;
using EtlTools.Models;

namespace EtlTools.Staging.Strategies;

/// <summary>Rows with new keys are added; a key that is there already is an error, or skipped.</summary>
internal sealed class InsertOnlyStrategy(TableImport import) : KeyedStrategy(import)
{
    /// <inheritdoc />
    protected override bool LeavesKnown => true;

    /// <inheritdoc />
    protected override async Task MergeAsync(KeyedMerge merge, SourceLoad load, CancellationToken cancellationToken)
    {
        long rows = RowsLeft(load);
        KeyedChanges changes = await merge.FindAsync(onlyNew: true, cancellationToken);
        long existing = rows - changes.New;
        if (existing > 0 && Import.Landing.OnConflict != KeyConflict.Skip)
            throw KeysExist(load, existing, await merge.ExistingKeysAsync(cancellationToken));
        load.RowsSkipped += existing;
        await merge.InsertAsync(changes, cancellationToken);
    }

    private EtlException KeysExist(SourceLoad load, long count, IReadOnlyList<string> keys)
    {
        string key = string.Join(", ", Import.Landing.Key);
        string more = count > keys.Count ? ", …" : "";
        return new EtlException(
            ErrorIds.StagingKeyExists,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{load.Import.Name}: {count:N0} of its keys ({key}) are in {Import.Table} already: "
                + $"{string.Join("; ", keys)}{more}. Only new keys were expected."),
            "Skip them with -OnConflict Skip (--on-conflict skip), or load in mode upsert to change the rows.",
            load.Import.Name);
    }
}
