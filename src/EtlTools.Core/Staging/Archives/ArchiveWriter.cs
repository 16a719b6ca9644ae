using EtlTools.Diagnostics;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Sql;

namespace EtlTools.Staging.Archives;

/// <summary>Archives the sources of loads that have landed.</summary>
/// <remarks>
/// A file is written under another name in its folder, flushed, and read back: what comes out of it must have the
/// SHA-256 of what was loaded. Then it gets its name, and after it the metadata, without which nobody takes it for
/// archived.
/// </remarks>
internal sealed class ArchiveWriter(EtlRun run, string folder)
{
    /// <summary>Sees to it that what is to be archived is a file.</summary>
    /// <exception cref="EtlException">It is not.</exception>
    public static void RefuseWithoutFile(IEnumerable<RecordSource> sources)
    {
        if (sources.FirstOrDefault(source => source is not FileSource) is not { } other) return;
        string kind = other switch
        {
            ArchivedSource => "is archived already",
            PipeSource => "is a pipe",
            _ => "comes from no file",
        };
        throw new EtlException(
            ErrorIds.ArchiveNoFile,
            $"{other.Name} cannot be archived: it {kind}; the bytes of files are kept.",
            "Leave -Archive (--archive) out, or write it to a file and load that.",
            other.Name);
    }

    /// <summary>Archives the source of a load; where that fails, the result says why.</summary>
    public async Task<LoadResult> WriteAsync(
        TableImport import, LoadResult load, CancellationToken cancellationToken)
    {
        if (load.Status is not (LoadStatus.Succeeded or LoadStatus.Partial) || load.Table != import.Table.ToString())
            return load;
        FileSource source = (FileSource)import.Sources.First(source => source.Name == load.SourceFile).Source;
        try
        {
            return load with { ArchivePath = await WriteAsync(import, source, load, cancellationToken) };
        }
        catch (OperationCanceledException)
        {
            return load with { ArchiveError = NotArchived(load, "it was stopped") };
        }
        catch (Exception error)
        {
            return load with { ArchiveError = NotArchived(load, error.Message.TrimEnd('.')) };
        }
    }

    private async Task<string> WriteAsync(
        TableImport import, FileSource source, LoadResult load, CancellationToken cancellationToken)
    {
        (DateTimeOffset loadedAt, long firstLoadId, string sha256) = (await run.ReadAsync(
            session => session.QueryAsync(
                SqlScript.Of("staging/archive/find_load.sql", load.LoadId),
                row => (row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1), row.GetString(2)),
                cancellationToken),
            cancellationToken))[0];
        string path = ArchivePath.Of(folder, import.Table, source.Path, loadedAt);
        string metadataPath = path + ArchiveMetadata.Extension;
        string aside = Aside(path);
        string metadataAside = Aside(metadataPath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        bool isNamed = false;
        try
        {
            bool isAsLoaded;
            using (Stream content = source.OpenBytes())
                isAsLoaded = PackedCopy.Write(content, aside, cancellationToken);
            PackedCopy copy = PackedCopy.Read(aside, isAsLoaded, cancellationToken);
            if (copy.SourceSha256 != sha256) throw NotAsLoaded(copy.SourceSha256, sha256);
            ArchiveMetadata said = Describe(import, source, load, loadedAt, firstLoadId, copy, isAsLoaded);
            await WriteAsync(metadataAside, said, cancellationToken);
            File.Move(aside, path);
            isNamed = true;
            File.Move(metadataAside, metadataPath);
            await run.WriteJournalAsync(
                SqlScript.Of("staging/archive/insert.sql", load.LoadId, path, copy.Sha256, copy.Bytes));
            return path;
        }
        catch
        {
            File.Delete(aside);
            File.Delete(metadataAside);
            if (isNamed)
            {
                // The catalog does not know it, so that nobody would ever clear it.
                File.Delete(metadataPath);
                File.Delete(path);
            }

            throw;
        }
    }

    private static ArchiveMetadata Describe(
        TableImport import,
        FileSource source,
        LoadResult load,
        DateTimeOffset loadedAt,
        long firstLoadId,
        PackedCopy copy,
        bool isAsLoaded) => new()
        {
            OriginalPath = source.Path,
            SourceSha256 = copy.SourceSha256,
            SourceBytes = copy.SourceBytes,
            Sha256 = copy.Sha256,
            Bytes = copy.Bytes,
            IsAsLoaded = isAsLoaded,
            LoadId = load.LoadId,
            FirstLoadId = firstLoadId,
            RunId = load.RunId,
            Table = load.Table,
            Mode = import.Mode,
            Key = import.Landing.Key,
            Watermark = import.Landing.Watermark,
            OnConflict = import.Landing.OnConflict,
            Force = import.Landing.Force,
            Contract = import.Contract?.Json,
            Drift = import.Drift.ToString() is { Length: > 0 } policy ? policy : null,
            LoadedAt = loadedAt.ToUniversalTime(),
            Rows = load.RowsRead,
            Format = source.Format,
        };

    private static async Task WriteAsync(string path, ArchiveMetadata metadata, CancellationToken cancellationToken)
    {
        await using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await file.WriteAsync(metadata.ToBytes(), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static string Aside(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");

    private string NotArchived(LoadResult load, string why) =>
        $"Load {load.LoadId} stands, but {load.SourceFile} is not archived in {folder}: {why}.";

    private static InvalidDataException NotAsLoaded(string found, string expected) => new(
        $"what was read back has the SHA-256 {found}, what was loaded {expected}; the file has changed since, or the "
        + "copy is damaged");
}
