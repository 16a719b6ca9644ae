using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Keyed;

/// <summary>Joins a fact's select with the dimensions it refers to; a member that is not found is the unknown one, -1.</summary>
internal static class LookupSql
{
    /// <summary>The select with its surrogate keys, as a table expression.</summary>
    public static SqlText Source(EtlModel model, WarehouseTable table, IReadOnlyList<Lookup> lookups)
    {
        SqlText select = SqlText.Of($"({SqlText.Trusted(table.Select)}\n)");
        if (lookups.Count == 0) return select;
        IReadOnlyList<LookupJoin> joins = [.. lookups.Select((lookup, index) => new LookupJoin(model, lookup, $"l{index}"))];
        SqlText keys = SqlText.Join(", ", joins.Select(join => join.Key));
        SqlText from = SqlText.Join("\n", joins.Select(join => join.Clause));
        return SqlText.Of($"(select x.*, {keys}\nfrom {select} x\n{from}\n)");
    }

    private sealed class LookupJoin(EtlModel model, Lookup lookup, string alias)
    {
        private readonly WarehouseTable _dimension =
            model.Tables.First(table => table.Name == lookup.Dimension && table is DimensionTable or CalendarTable);

        public SqlText Key => SqlText.Of(
            $"coalesce({Row.Of(alias, SurrogateKey)}, {SqlText.Trusted("-1")}) as {new Identifier(lookup.Column)}");

        public SqlText Clause => SqlText.Of(
            $"left join {new TableName(model.WarehouseSchema, lookup.Dimension)} {new Identifier(alias)} on {Condition}");

        private string SurrogateKey => _dimension is DimensionTable { SurrogateKey: var key } ? key : CalendarTable.SurrogateKey;

        private SqlText Condition => _dimension is CalendarTable
            ? SqlText.Of($"{Row.Of(alias, CalendarTable.DateColumn)} = {Row.Of("x", lookup.On[0])}::date")
            : SqlText.Of($"{KeyEqual} and {Version}");

        private SqlText KeyEqual => SqlText.Join(" and ", _dimension.Key.Zip(lookup.On, (key, column) =>
            SqlText.Of($"{Row.Of(alias, key)} = {Row.Of("x", column)}")));

        // Half-open: a version holds from valid_from until just before valid_to.
        private SqlText Version => lookup.At is { } at
            ? SqlText.Of($"{Row.Of("x", at)} >= {Row.Of(alias, "valid_from")} and {Row.Of("x", at)} < {Row.Of(alias, "valid_to")}")
            : Row.Of(alias, "is_current");
    }
}
