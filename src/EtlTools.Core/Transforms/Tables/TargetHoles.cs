using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>The holes of a script that writes to a table, its <c>{target}</c> filled.</summary>
internal static class TargetHoles
{
    public static Dictionary<string, SqlText> Of(TableName target, IEnumerable<(string Name, SqlText Sql)> holes)
    {
        Dictionary<string, SqlText> all = holes.ToDictionary(hole => hole.Name, hole => hole.Sql, StringComparer.Ordinal);
        all["target"] = target;
        return all;
    }
}
