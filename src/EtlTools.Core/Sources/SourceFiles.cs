using EtlTools.Diagnostics;
using EtlTools.Sources.Compression;

namespace EtlTools.Sources;

/// <summary>The files that are meant by what a user names.</summary>
public static class SourceFiles
{
    /// <summary>The files of a folder in the order of their names; hidden ones and subfolders are left out.</summary>
    /// <exception cref="EtlException">There are none.</exception>
    public static IReadOnlyList<string> InFolder(string folder)
    {
        string[] files =
        [
            .. Directory.GetFiles(Path.GetFullPath(folder))
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw new EtlException(
            ErrorIds.StagingNoFiles,
            $"{folder} has no files.",
            "Name the folder that holds them; its subfolders are not searched.",
            folder);
    }

    /// <summary>Whether a path names a member of an archive: <c>orders.zip/2024/orders.csv</c>.</summary>
    public static bool IsInArchive(string path) => ZipMember.At(Path.GetFullPath(path)) is not null;

    /// <summary>A file; for a zip archive its members, unless they cannot be listed.</summary>
    internal static IEnumerable<string> Of(string path)
    {
        if (PipeSource.MayBePipe(path) || !ZipMember.IsArchive(path)) return [path];
        try
        {
            IReadOnlyList<ZipMember> members = ZipMember.In(path);
            return members.Count > 0 ? members.Select(member => member.Path) : [path];
        }
        catch (EtlException)
        {
            return [path];
        }
    }
}
