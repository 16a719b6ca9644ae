using System.Text.Json;
using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Versions;

/// <summary>Makes a load a version of its table's data, in the load's own transaction.</summary>
internal static class VersionJournal
{
    /// <summary>Writes what the catalog keeps of a version besides the load's counts and its checksum.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="load">The load, which has landed.</param>
    /// <param name="target">The table with the columns it has now.</param>
    /// <param name="metadata">What the caller said about the data.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        EtlSession session,
        SourceLoad load,
        StagingTarget target,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken)
    {
        string table = target.Table.ToString();
        string? json = metadata.Count == 0 ? null : JsonSerializer.Serialize(metadata);
        await session.ExecuteAsync(
            SqlScript.Of("versions/open_schema_version.sql", table, target.Columns.ToArray(), load.LoadId),
            cancellationToken);
        await session.ExecuteAsync(
            SqlScript.Of("versions/describe_load.sql", table, json, load.LoadId), cancellationToken);
    }
}
