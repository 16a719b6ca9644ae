using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>How many of the rows that are to change ask for which action, and how many rows the select returned.</summary>
internal sealed class ChangeCounts
{
    private readonly IReadOnlyDictionary<string, long> _actions;

    private ChangeCounts(IReadOnlyDictionary<string, long> actions, long rowsRead)
    {
        _actions = actions;
        RowsRead = rowsRead;
    }

    /// <summary>Rows the select returned.</summary>
    public long RowsRead { get; }

    /// <summary>Rows that ask for an action.</summary>
    public long this[string action] => _actions.GetValueOrDefault(action);

    /// <summary>Counts, and refuses keys that are null or repeat.</summary>
    /// <exception cref="EtlException">A key is null or repeats.</exception>
    public static async Task<ChangeCounts> ReadAsync(
        EtlSession session, WarehouseTable table, TableName change, SqlText source, CancellationToken cancellationToken)
    {
        SqlText keyIsNull = SqlText.Join(" or ", table.Key.Select(name => SqlText.Of($"{Row.Of("c", name)} is null")));
        IReadOnlyList<(string Action, long Rows, long NullKeys)> actions = await session.QueryAsync(
            SqlScript.Of("table/count_actions.sql", new Dictionary<string, SqlText> { ["change"] = change, ["key_is_null"] = keyIsNull }),
            row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)),
            cancellationToken);
        if (actions.Sum(action => action.NullKeys) is > 0 and long nulls) throw NullKey(table, nulls);

        long changed = actions.Sum(action => action.Rows);
        (long read, long pairs) = changed > 0
            ? await CountPairsAsync(session, table, change, source, cancellationToken)
            : (await session.ScalarAsync<long>(SqlText.Of($"select count(*) from {source} s"), cancellationToken), 0);
        if (pairs > changed) await RefuseRepeatsAsync(session, table, change, source, cancellationToken);
        return new ChangeCounts(
            actions.ToDictionary(action => action.Action, action => action.Rows, StringComparer.Ordinal), read);
    }

    private static async Task<(long Read, long Pairs)> CountPairsAsync(
        EtlSession session, WarehouseTable table, TableName change, SqlText source, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["change"] = change,
            ["source"] = source,
            ["key_equal"] = Row.Equal("s", "c", table.Key),
        };
        return (await session.QueryAsync(
            SqlScript.Of("table/count_source.sql", holes), row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken))[0];
    }

    private static async Task RefuseRepeatsAsync(
        EtlSession session, WarehouseTable table, TableName change, SqlText source, CancellationToken cancellationToken)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["change"] = change,
            ["source"] = source,
            ["key"] = Row.List("s", table.Key),
            ["key_text"] = KeyText.Of("s", table.Key),
            ["key_equal"] = Row.Equal("s", "c", table.Key),
        };
        IReadOnlyList<string> keys = await session.QueryAsync(
            SqlScript.Of("table/find_repeated_keys.sql", holes),
            row => $"{row.GetString(0)} ({row.GetInt64(1)} times)",
            cancellationToken);
        throw new EtlException(
            ErrorIds.TransformRepeatedKey,
            $"{table.File}:{table.SelectLine}: the select returns a key more than once: {string.Join("; ", keys)}"
            + (keys.Count == 10 ? "; and more." : "."),
            table is DimensionTable
                ? "Say in the header which row wins, such as 'order_by: [updated_at desc]', or mend the select or its join."
                : "Mend the select: group it by its key, or look for a join that multiplies rows.",
            table.Name);
    }

    private static EtlException NullKey(WarehouseTable table, long rows) =>
        new(ErrorIds.TransformNullKey,
            $"{table.File}:{table.SelectLine}: {rows} rows have no value in the key ({string.Join(", ", table.Key)}).",
            $"Leave them out (where {table.Key[0]} is not null) or give them a key; nothing has been changed.",
            table.Name);
}
