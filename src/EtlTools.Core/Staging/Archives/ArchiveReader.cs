using System.Data.Common;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Lists archived files.</summary>
public static class ArchiveReader
{
    private const string DefaultSchema = "staging";

    /// <summary>The files the catalog knows and that were not deleted, the newest first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">Those of one table; without a schema, in <c>staging</c>. Null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The files.</returns>
    public static async Task<IReadOnlyList<ArchivedFile>> ListAsync(
        EtlDatabase database, string? table, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await session.QueryAsync(
            SqlScript.Of("staging/archive/list.sql", FullName(table)), Read, cancellationToken);
    }

    /// <summary>The files of a folder, the newest first, also those another database has loaded.</summary>
    /// <param name="folder">The folder that was named when they were loaded.</param>
    /// <param name="table">Those of one table; without a schema, in <c>staging</c>. Null for all.</param>
    /// <returns>The files, as the metadata beside them tells.</returns>
    /// <exception cref="EtlException">There is no such folder, or a metadata file cannot be read.</exception>
    public static IReadOnlyList<ArchivedFile> List(string folder, string? table) =>
    [
        .. ArchiveFolder.Read(folder, table is null ? null : TableName.Parse(table, DefaultSchema))
            .Reverse().Select(entry => entry.ToFile()),
    ];

    /// <summary>A table with its schema.</summary>
    internal static string? FullName(string? table) =>
        table is null ? null : TableName.Parse(table, DefaultSchema).ToString();

    /// <summary>Reads a row of <c>list.sql</c> or <c>find_old.sql</c>.</summary>
    internal static ArchivedFile Read(DbDataReader row) => new()
    {
        ArchiveId = row.GetInt64(0),
        LoadId = row.GetInt64(1),
        RunId = row.GetInt64(2),
        Table = row.GetString(3),
        Mode = row.GetString(4),
        SourceFile = row.GetString(5),
        Path = row.GetString(6),
        SourceSha256 = row.GetString(7),
        SourceBytes = row.GetInt64(8),
        Sha256 = row.GetString(9),
        Bytes = row.GetInt64(10),
        LoadedAt = row.GetFieldValue<DateTimeOffset>(11),
        Rows = row.GetInt64(12),
        ArchivedAt = row.GetFieldValue<DateTimeOffset>(13),
    };
}
