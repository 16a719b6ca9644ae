using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>The holes of a script that works on a table, its <c>{target}</c> filled.</summary>
internal static class TargetHoles
{
    /// <summary>Those of a script that reads what is to change, its <c>{change}</c> filled too.</summary>
    public static Dictionary<string, SqlText> WithChange(
        TableContext context, IEnumerable<(string Name, SqlText Sql)> holes) =>
        Of(context.Table, holes.Append(("change", context.Change)));

    public static Dictionary<string, SqlText> Of(TableName target, IEnumerable<(string Name, SqlText Sql)> holes)
    {
        Dictionary<string, SqlText> all = holes.ToDictionary(hole => hole.Name, hole => hole.Sql, StringComparer.Ordinal);
        all["target"] = target;
        return all;
    }
}
