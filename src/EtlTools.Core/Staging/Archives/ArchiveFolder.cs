using System.Text.Json;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Reads what is archived in a folder.</summary>
internal static class ArchiveFolder
{
    /// <summary>The archived files, in the order in which they were loaded.</summary>
    /// <param name="folder">The archive.</param>
    /// <param name="table">Those of one table; null for all.</param>
    /// <returns>The files; a packed one without metadata is none.</returns>
    /// <exception cref="EtlException">There is no such folder, or a metadata file cannot be read.</exception>
    public static IReadOnlyList<ArchiveEntry> Read(string folder, TableName? table)
    {
        if (!Directory.Exists(folder))
        {
            throw new EtlException(
                ErrorIds.ArchiveNotFound,
                $"There is no folder {folder}.",
                "Name the folder that -Archive (--archive) named when the files were loaded.",
                folder);
        }

        string raw = table is { } name ? ArchivePath.FolderOf(folder, name) : ArchivePath.AllOf(folder);
        if (!Directory.Exists(raw)) return [];
        return
        [
            .. Directory.EnumerateFiles(raw, $"*.gz{ArchiveMetadata.Extension}", SearchOption.AllDirectories)
                .Select(Read)
                .Where(entry => table is null || entry.Metadata.Table == table.ToString())
                .OrderBy(entry => entry.Metadata.LoadedAt).ThenBy(entry => entry.Metadata.LoadId),
        ];
    }

    private static ArchiveEntry Read(string path)
    {
        try
        {
            return new(path[..^ArchiveMetadata.Extension.Length], ArchiveMetadata.Parse(File.ReadAllBytes(path)));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EtlException(
                ErrorIds.ArchiveMetadata,
                $"{path} cannot be read as the metadata of an archived file: {error.Message}",
                "Restore it from a backup, or move it and the file it belongs to out of the archive.",
                path,
                error);
        }
    }
}
