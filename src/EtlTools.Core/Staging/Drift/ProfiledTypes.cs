using EtlTools.Database;
using EtlTools.Profiling;
using EtlTools.Sql;

namespace EtlTools.Staging.Drift;

/// <summary>What the stored profile of a table says about the types of its columns.</summary>
internal static class ProfiledTypes
{
    /// <summary>The types by the newest profile of a load whose rows are still in the table.</summary>
    /// <returns>The types by column; columns without values are missing, and all where there is no profile.</returns>
    public static async Task<IReadOnlyDictionary<string, KnownType>> ReadAsync(
        EtlSession session, TableName table, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Column, KnownType Type)> columns = await session.QueryAsync(
            SqlScript.Of("drift/profiled_types.sql", table.ToString()),
            row => (row.GetString(0), new KnownType(Enum.Parse<InferredType>(row.GetString(1)), row.GetDouble(2))),
            cancellationToken);
        return columns.ToDictionary(column => column.Column, column => column.Type, StringComparer.Ordinal);
    }
}
