using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Dimension;

/// <summary>The statements of <c>sql/dimension</c>, filled for one dimension.</summary>
internal sealed class DimensionSql(DimensionTable dimension, TableContext context, DimensionColumns columns)
{
    private static readonly SqlText s_beginningOfTime = SqlText.Of($"timestamptz '0001-01-01 00:00:00+00'");

    private SqlText SurrogateKey => new Identifier(dimension.SurrogateKey);

    /// <summary>The select as a table expression, repeated keys settled.</summary>
    public SqlText Source
    {
        get
        {
            SqlText select = SqlText.Of($"({SqlText.Trusted(dimension.Select)}\n)");
            if (dimension.OrderBy.Count == 0) return select;
            SqlText key = SqlText.Columns(dimension.Key);
            SqlText order = SqlText.Trusted(string.Join(", ", dimension.OrderBy));
            return SqlText.Of($"(select distinct on ({key}) * from {select} q order by {key}, {order})");
        }
    }

    public SqlText InsertUnknown(long runId) =>
        SqlScript.Of("dimension/insert_unknown.sql", Holes(("surrogate_key", SurrogateKey)), runId);

    /// <param name="carried">Columns the select does not return; a new version keeps what the one before had.</param>
    public SqlText FindChanges(IReadOnlyList<string> carried) =>
        SqlScript.Of("dimension/find_changes.sql", WithChange(
            ("values", SqlText.Join(", ", columns.All.Select(NewValue).Concat(carried.Select(name => Row.Of("d", name))))),
            ("surrogate_key", SurrogateKey),
            ("source", Source),
            ("key_equal", Row.Equal("d", "s", dimension.Key)),
            ("moment", Moment),
            ("is_stale", IsStale),
            ("type2_differs", Row.Differs("d", "s", dimension.Type2)),
            ("differs", SqlText.Of($"({Differs("s")} or {Row.Differs("d", "s", dimension.Type2)} or {IsRestamped("s")})"))));

    /// <param name="carried">Those of <see cref="FindChanges"/>.</param>
    public SqlText MarkReopened(IReadOnlyList<string> carried) =>
        SqlScript.Of("dimension/mark_reopened.sql", WithChange(
            ("kept", KeptOnReturn(carried)),
            ("key", Row.List("d", dimension.Key)),
            ("change_key_equal", Row.Equal("c", "d", dimension.Key)),
            ("ended_key_equal", Row.Equal("c", "e", dimension.Key))));

    public SqlText UpdateVersions(long runId) =>
        SqlScript.Of("dimension/update_versions.sql", WithChange(
            ("assignments", Assignments()),
            ("key_equal", Row.Equal("d", "c", dimension.Key)),
            ("differs", Differs("c")),
            ("is_restamped", IsRestamped("c"))), runId);

    public SqlText CorrectVersions(long runId) =>
        SqlScript.Of("dimension/correct_versions.sql", WithChange(
            ("surrogate_key", SurrogateKey),
            ("key_equal", Row.Equal("d", "c", dimension.Key)),
            ("assignments", Row.Assign("c", dimension.Type2))), runId);

    /// <param name="runId">The run.</param>
    /// <param name="carried">Those of <see cref="FindChanges"/>.</param>
    public SqlText InsertVersions(long runId, IReadOnlyList<string> carried) =>
        SqlScript.Of("dimension/insert_versions.sql", WithChange(
            ("columns", SqlText.Columns(columns.All.Concat(carried))),
            ("first_from", FirstFrom)), runId);

    public SqlText CloseVanished(long runId) =>
        SqlScript.Of("dimension/close_vanished.sql", Holes(
            ("surrogate_key", SurrogateKey),
            ("source", Source),
            ("key_equal", Row.Equal("d", "s", dimension.Key))), runId);

    public SqlText FindOverlaps() =>
        SqlScript.Of("dimension/find_overlaps.sql", WithChange(
            ("key", Row.List("d", dimension.Key)),
            ("key_text", KeyText.Of("v", dimension.Key)),
            ("key_equal", Row.Equal("d", "c", dimension.Key))));

    private SqlText Moment => dimension.ChangedAt is { } changedAt
        ? SqlText.Of($"coalesce({Row.Of("s", changedAt)}::timestamptz, (select etl.as_of()))")
        : SqlText.Of($"(select etl.as_of())");

    private SqlText IsStale => dimension.ChangedAt is { } changedAt
        ? SqlText.Of($"coalesce({Row.Of("s", changedAt)} < {Row.Of("d", changedAt)}, false)")
        : SqlText.Of($"(select etl.as_of()) < d.valid_from");

    private SqlText FirstFrom => dimension.EffectiveFrom is { } from
        ? SqlText.Of($"coalesce({Row.Of("c", from)}::timestamptz, {s_beginningOfTime})")
        : s_beginningOfTime;

    private SqlText Differs(string alias)
    {
        IEnumerable<SqlText> fills = dimension.Type0.Select(name =>
            SqlText.Of($"({Row.Of("d", name)} is null and {Row.Of(alias, name)} is not null)"));
        return SqlText.Of($"({SqlText.Join(" or ", [Row.Differs("d", alias, columns.Type1), .. fills])})");
    }

    private SqlText IsRestamped(string alias) => Row.Differs("d", alias, dimension.ChangedAt is { } name ? [name] : []);

    private SqlText Assignments()
    {
        List<SqlText> assignments = [];
        if (columns.Type1.Count > 0) assignments.Add(Row.Assign("c", columns.Type1));
        assignments.AddRange(dimension.Type0.Select(name =>
            SqlText.Of($"{new Identifier(name)} = coalesce({Row.Of("d", name)}, {Row.Of("c", name)})")));
        if (dimension.ChangedAt is { } stamp && !dimension.Key.Contains(stamp))
        {
            assignments.Add(SqlText.Of($"""
                {new Identifier(stamp)} = case when d.is_current and c.etl_action <> 'version'
                    then {Row.Of("c", stamp)} else {Row.Of("d", stamp)} end
                """));
        }

        return assignments.Count == 0 ? SqlText.Empty : SqlText.Of($"{SqlText.Join(",\n    ", assignments)},");
    }

    private SqlText KeptOnReturn(IReadOnlyList<string> carried)
    {
        IReadOnlyList<SqlText> assignments =
        [
            .. dimension.Type0.Select(name =>
                SqlText.Of($"{new Identifier(name)} = coalesce({Row.Of("e", name)}, {Row.Of("c", name)})")),
            .. carried.Select(name => SqlText.Of($"{new Identifier(name)} = {Row.Of("e", name)}")),
        ];
        return assignments.Count == 0 ? SqlText.Empty : SqlText.Of($"{SqlText.Join(",\n    ", assignments)},");
    }

    private SqlText NewValue(string name) => dimension.Type0.Contains(name)
        ? SqlText.Of($"coalesce({Row.Of("d", name)}, {Row.Of("s", name)}) as {new Identifier(name)}")
        : Row.Of("s", name);

    private Dictionary<string, SqlText> Holes(params (string Name, SqlText Sql)[] holes) =>
        TargetHoles.Of(context.Table, holes);

    private Dictionary<string, SqlText> WithChange(params (string Name, SqlText Sql)[] holes) =>
        TargetHoles.WithChange(context, holes);
}
