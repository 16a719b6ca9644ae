using System.Globalization;
using EtlTools.Sources.Compression;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Where files are kept: <c>raw/{table}/{yyyy-MM-dd}/{name}_{timestamp}.{ext}.gz</c> of the archive.</summary>
internal static class ArchivePath
{
    private const string RawFolder = "raw";
    private const string Packed = ".gz";

    /// <summary>The folder that holds the days of a table.</summary>
    public static string FolderOf(string archive, TableName table)
    {
        string name = string.Join('_', table.Name.Split(Path.GetInvalidFileNameChars()));
        return Path.Combine(Path.GetFullPath(archive), RawFolder, name is "." or ".." ? "_" : name);
    }

    /// <summary>The folder of all tables.</summary>
    public static string AllOf(string archive) => Path.Combine(Path.GetFullPath(archive), RawFolder);

    /// <summary>Where a file is kept.</summary>
    /// <param name="archive">The folder of the archive.</param>
    /// <param name="table">The table it was loaded into.</param>
    /// <param name="source">Its path.</param>
    /// <param name="loadedAt">When.</param>
    public static string Of(string archive, TableName table, string source, DateTimeOffset loadedAt)
    {
        string file = Path.GetFileName(source);
        if (file.EndsWith(Packed, StringComparison.OrdinalIgnoreCase)) file = file[..^Packed.Length];
        string unpacked = PackedName.Unpacked(file);
        string extension = Path.GetExtension(unpacked) + file[unpacked.Length..];
        DateTime moment = loadedAt.UtcDateTime;
        string day = moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string time = moment.ToString("yyyyMMdd'T'HHmmssffffff'Z'", CultureInfo.InvariantCulture);
        string name = $"{Path.GetFileNameWithoutExtension(unpacked)}_{time}{extension}{Packed}";
        return Path.Combine(FolderOf(archive, table), day, name);
    }
}
