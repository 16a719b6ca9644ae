using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>A key as people read it: <c>order_id=17, item=2</c>.</summary>
internal static class KeyText
{
    public static SqlText Of(string alias, IReadOnlyList<string> key) =>
        SqlText.Of($"concat_ws(', ', {SqlText.Join(", ", key.Select(name => Pair(alias, name)))})");

    private static SqlText Pair(string alias, string name) =>
        SqlText.Of($"{SqlText.Literal(name + "=")} || coalesce({Row.Of(alias, name)}::text, 'null')");
}
