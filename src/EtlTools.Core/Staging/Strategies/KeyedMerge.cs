using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// Compares the rows of one source with those of the table by their key, and writes what differs, all of it in the
/// database. Rows are compared by <c>row_hash</c>.
/// </summary>
/// <param name="session">Inside the transaction.</param>
/// <param name="target">The table, and where the source's rows wait.</param>
/// <param name="key">The columns that identify a row.</param>
/// <param name="load">The load.</param>
/// <param name="children">The rows inside of its records.</param>
internal sealed class KeyedMerge(
    EtlSession session,
    StagingTarget target,
    IReadOnlyList<string> key,
    SourceLoad load,
    IReadOnlyList<ChildLoad> children)
{
    private readonly TableName _changes = ChangesOf(target, load);
    private readonly string[] _columns = [.. target.Columns, .. AuditColumns.Names];
    private readonly ChildMerge[] _inside =
    [
        .. children.Select(child => new ChildMerge(session, child, key, target.WriteTo, ChangesOf(target, load))),
    ];

    /// <summary>Leaves one row of each key, the first or the last of the source.</summary>
    /// <returns>How many rows had to go.</returns>
    public async Task<long> DeleteRepeatsAsync(bool keepsFirst, CancellationToken cancellationToken)
    {
        await AnalyzeAsync(target.WriteTo, cancellationToken);
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = target.WriteTo,
            ["key"] = SqlText.Columns(key),
            ["kept"] = SqlText.Trusted(keepsFirst ? "min" : "max"),
            ["match"] = Match("r", "t"),
            ["place"] = target.Place,
        };
        return await RunAsync("delete_repeats", holes, cancellationToken);
    }

    /// <summary>Finds the rows that have to be written.</summary>
    /// <param name="onlyNew">Only those with a new key; else also those that differ from the table's, in themselves or
    /// in the rows inside of them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<KeyedChanges> FindAsync(bool onlyNew, CancellationToken cancellationToken)
    {
        SqlText known = SqlText.Of($"s.{new Identifier(key[0])}");
        Dictionary<string, SqlText> holes = new()
        {
            ["changes"] = _changes,
            ["transfer"] = target.WriteTo,
            ["table"] = target.Table,
            ["match"] = Match("s", "t"),
            ["known"] = known,
            ["condition"] = onlyNew
                ? SqlText.Of($"{known} is null")
                : SqlText.Trusted($"s.{AuditColumns.RowHash} is distinct from t.{AuditColumns.RowHash}"),
        };
        foreach (ChildMerge rows in _inside) await rows.PrepareAsync(load.RowsSkipped > 0, cancellationToken);
        await RunAsync("find_changes", holes, cancellationToken);
        if (!onlyNew)
            foreach (ChildMerge rows in _inside) await rows.AddChangesAsync(cancellationToken);
        SqlText count = Script("count_changes", new() { ["changes"] = _changes });
        long[] counts = (await session.ScalarAsync<long[]>(count, cancellationToken))!;
        return new(counts[0], counts[1]);
    }

    /// <summary>Writes the rows whose key is known over those of the table, and keeps what they overwrite.</summary>
    /// <exception cref="EtlException">A key repeats in the table.</exception>
    public async Task UpdateAsync(KeyedChanges changes, CancellationToken cancellationToken)
    {
        if (changes.Known == 0) return;
        await AnalyzeAsync(_changes, cancellationToken);
        TableName image = LoadImages.Of(load.LoadId);
        Dictionary<string, SqlText> keep = new()
        {
            ["image"] = image,
            ["table"] = target.Table,
            ["changes"] = _changes,
            ["columns"] = KeyColumns.Of("s", _columns),
            ["match"] = Match("s", "c"),
        };
        await RunAsync("keep_overwritten", keep, cancellationToken);
        long kept = await session.ScalarAsync<long>(SqlText.Of($"select count(*) from {image}"), cancellationToken);
        if (kept != changes.Known) throw await RepeatedKeyAsync(cancellationToken);
        await LoadImages.RecordAsync(session, load.LoadId, kept, isTable: false, cancellationToken);
        Dictionary<string, SqlText> update = new()
        {
            ["table"] = target.Table,
            ["changes"] = _changes,
            ["assignments"] = SqlText.Join(
                ", ", _columns.Select(name => SqlText.Of($"{new Identifier(name)} = c.{new Identifier(name)}"))),
            ["match"] = Match("s", "c"),
        };
        await RunAsync("update_changes", update, cancellationToken);
    }

    /// <summary>Writes the rows whose key is new.</summary>
    public Task InsertAsync(KeyedChanges changes, CancellationToken cancellationToken) => changes.New == 0
        ? Task.CompletedTask
        : RunAsync(
            "insert_changes",
            new() { ["table"] = target.Table, ["changes"] = _changes, ["columns"] = SqlText.Columns(_columns) },
            cancellationToken);

    /// <summary>Takes the rows inside of the records to their tables, see <see cref="ChildMerge"/>.</summary>
    public async Task WriteInsideAsync(bool addsNew, bool leavesKnown, CancellationToken cancellationToken)
    {
        foreach (ChildMerge rows in _inside) await rows.WriteAsync(addsNew, leavesKnown, cancellationToken);
    }

    /// <summary>Up to ten keys of the source that are in the table.</summary>
    public Task<IReadOnlyList<string>> ExistingKeysAsync(CancellationToken cancellationToken) => session.QueryAsync(
        Script(
            "existing_keys",
            new()
            {
                ["key"] = KeyText("t"),
                ["transfer"] = target.WriteTo,
                ["table"] = target.Table,
                ["match"] = Match("s", "t"),
                ["place"] = target.Place,
            }),
        row => row.GetString(0),
        cancellationToken);

    /// <summary>Drops what was needed on the way.</summary>
    public Task DropAsync(CancellationToken cancellationToken) =>
        session.ExecuteAsync(SqlText.Of($"drop table {target.WriteTo}, {_changes}"), cancellationToken);

    private Task<long> AnalyzeAsync(TableName rows, CancellationToken cancellationToken) => RunAsync(
        "analyze", new() { ["rows"] = rows, ["columns"] = SqlText.Columns(key) }, cancellationToken);

    private async Task<EtlException> RepeatedKeyAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["key"] = KeyText("s"),
            ["columns"] = KeyColumns.Of("s", key),
            ["table"] = target.Table,
            ["changes"] = _changes,
            ["match"] = Match("s", "c"),
        };
        IReadOnlyList<string> keys = await session.QueryAsync(
            Script("repeated_keys", holes), row => row.GetString(0), cancellationToken);
        return new EtlException(
            ErrorIds.StagingRepeatedKey,
            $"{target.Table}: the key ({string.Join(", ", key)}) is not unique in the table; repeated are "
            + $"{string.Join("; ", keys)}.",
            "Name a key that is unique, or delete the rows that are too many; loads in mode append may have brought them.",
            target.Table.ToString());
    }

    private static TableName ChangesOf(StagingTarget target, SourceLoad load) =>
        target.Table with { Name = $"etl_changes_{load.LoadId}" };

    private SqlText Match(string left, string right) => KeyColumns.Match(left, right, key);

    private SqlText KeyText(string alias) => SqlText.Of($"concat_ws(', ', {KeyColumns.Of(alias, key)})");

    private static SqlText Script(string name, Dictionary<string, SqlText> holes) =>
        SqlScript.Of($"staging/keyed/{name}.sql", holes);

    private Task<long> RunAsync(string name, Dictionary<string, SqlText> holes, CancellationToken cancellationToken) =>
        session.ExecuteAsync(Script(name, holes), cancellationToken);
}
