using System.IO.Compression;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Compression;

/// <summary>A file inside of a zip archive; its path is that of the archive, a slash, and its own inside.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Name">What the archive calls the file, with the folders it is in.</param>
internal sealed record ZipMember(string Archive, string Name)
{
    private const string ZipName = "zip";

    /// <summary>What the member is called.</summary>
    public string Path => $"{Archive}/{Name}";

    /// <summary>The member that a path names.</summary>
    /// <returns>Null when it is no path into a file.</returns>
    public static ZipMember? At(string path)
    {
        if (File.Exists(path) || Directory.Exists(path)) return null;
        string? archive = System.IO.Path.GetDirectoryName(path);
        while (!string.IsNullOrEmpty(archive) && !Directory.Exists(archive))
        {
            if (File.Exists(archive)) return new(archive, path[(archive.Length + 1)..]);
            archive = System.IO.Path.GetDirectoryName(archive);
        }

        return null;
    }

    /// <summary>Whether a file is a zip archive, by its first bytes; one that cannot be read is none.</summary>
    public static bool IsArchive(string path)
    {
        try
        {
            Span<byte> head = stackalloc byte[4];
            using FileStream file = File.OpenRead(path);
            return file.CanSeek && head[..file.ReadAtLeast(head, 4, throwOnEndOfStream: false)]
                is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The members of an archive, in its order; folders and what macOS adds are left out.</summary>
    /// <exception cref="EtlException">The archive cannot be read, or is a workbook.</exception>
    public static IReadOnlyList<ZipMember> In(string archive)
    {
        using ZipArchive zip = Read(archive);
        if (zip.GetEntry("[Content_Types].xml") is not null)
        {
            throw new EtlException(
                ErrorIds.StagingArchiveUnsupported,
                $"{archive} is an Office document; CSV or JSON, or an archive of them, was expected.",
                "Save the sheet as CSV, or pipe its rows: Import-Excel FILE | Import-StagingData -Table NAME.",
                archive);
        }

        string[] names =
        [
            .. zip.Entries.Select(entry => entry.FullName)
                .Where(name => name is not [.., '/'] && !name.StartsWith("__MACOSX/", StringComparison.Ordinal)),
        ];
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Damaged(archive, $"it has {twice.Count()} members called {twice.Key}");
        return [.. names.Select(name => new ZipMember(archive, name))];
    }

    /// <summary>Opens the member.</summary>
    /// <param name="encoding">The name of its encoding; null for UTF-8.</param>
    /// <param name="limits">How much may come out of it.</param>
    /// <exception cref="EtlException">It is not there, encrypted, or cannot be unpacked.</exception>
    public SourceStream Open(string? encoding, UnpackLimits limits) =>
        Open(limits, bytes => new SourceStream(Path, bytes, encoding, limits));

    /// <summary>Opens the bytes of the member, unpacked.</summary>
    /// <param name="limits">How much may come out of it.</param>
    /// <exception cref="EtlException">It is not there, encrypted, or cannot be unpacked.</exception>
    public Stream OpenBytes(UnpackLimits limits) => Open(limits, bytes => bytes);

    private T Open<T>(UnpackLimits limits, Func<Stream, T> open)
    {
        ZipArchive zip = Read(Archive);
        try
        {
            ZipArchiveEntry entry = zip.GetEntry(Name) ?? throw new EtlException(
                ErrorIds.StagingFile,
                $"{Archive} has no member {Name}.",
                "Look at its members: unzip -l.",
                Path);
            if (entry.IsEncrypted)
            {
                throw new EtlException(
                    ErrorIds.StagingArchiveEncrypted,
                    $"{Path} is encrypted.",
                    "Unpack it with its password first, and import the file.",
                    Path);
            }

            long packed = entry.CompressedLength;
            return open(new UnpackedContent(new ZipMemberContent(zip, entry), () => packed, limits));
        }
        catch (Exception error)
        {
            zip.Dispose();
            if (error is InvalidDataException) throw Damaged(Path, error.Message.TrimEnd('.'), error);
            throw;
        }
    }

    private static ZipArchive Read(string archive)
    {
        try
        {
            return ZipFile.OpenRead(archive);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(archive, "its end, where its members are listed, is missing or damaged", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SourceStream.CannotRead(archive, error);
        }
    }

    private static EtlException Damaged(string path, string why, Exception? cause = null) => new(
        ErrorIds.StagingArchiveDamaged,
        $"{path} cannot be unpacked: {why}.",
        "Fetch or write the archive again.",
        path,
        cause);
}
