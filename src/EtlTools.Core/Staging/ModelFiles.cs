using System.IO.Enumeration;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Sources.Compression;

namespace EtlTools.Staging;

/// <summary>Which files belong to which staging table of a model.</summary>
public static class ModelFiles
{
    /// <summary>The files of a data folder that the model takes, one table after the other.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataFolder">The folder; its subfolders are not searched.</param>
    /// <returns>Paths for <see cref="ImportOptions.Files"/>.</returns>
    /// <exception cref="EtlException">The folder is not there, or has no file for one of the tables.</exception>
    public static IReadOnlyList<string> Find(EtlModel model, string dataFolder)
    {
        if (!Directory.Exists(dataFolder))
        {
            throw new EtlException(
                ErrorIds.StagingNoFiles,
                $"There is no folder {dataFolder}.",
                "Name the folder that holds the model's source files.",
                dataFolder);
        }

        string[] files = [.. Directory.GetFiles(Path.GetFullPath(dataFolder)).SelectMany(SourceFiles.Of)];
        return [.. model.Staging.SelectMany(table => FilesOf(table, files, dataFolder))];
    }

    /// <summary>The table that takes a file; the first by name where several do.</summary>
    internal static StagingTable? TableOf(EtlModel model, string path) =>
        model.Staging.FirstOrDefault(table => IsMatch(table, path));

    /// <summary>Those of a table's files that are to be loaded, in order.</summary>
    internal static IReadOnlyList<string> Pick(StagingTable table, IEnumerable<string> files)
    {
        (string Name, string File)[] ordered =
        [
            .. files.Select(file => (Name: Names(file).First(name => IsNamed(table, name)), File: file))
                .OrderBy(match => match.Name, StringComparer.Ordinal).ThenBy(match => match.File, StringComparer.Ordinal),
        ];
        if (table.Pick == FilePick.All) return [.. ordered.Select(match => match.File)];

        // Of an archive that is newest all members are taken.
        (string newest, string last) = ordered[^1];
        return newest == Path.GetFileName(last)
            ? [last]
            : [.. ordered.Where(match => match.Name == newest).Select(match => match.File)];
    }

    private static IReadOnlyList<string> FilesOf(StagingTable table, string[] files, string dataFolder)
    {
        string[] matching = [.. files.Where(file => IsMatch(table, file))];
        return matching.Length > 0
            ? Pick(table, matching)
            : throw new EtlException(
                ErrorIds.StagingNoFiles,
                $"{dataFolder} has no file for {table.Table}; {string.Join(" or ", table.Files)} was expected.",
                $"Put the file there, or change the patterns in {table.File}.",
                table.Table);
    }

    private static bool IsMatch(StagingTable table, string path) => Names(path).Any(name => IsNamed(table, name));

    private static bool IsNamed(StagingTable table, string name) =>
        table.Files.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name));

    // A member of an archive goes by its own name, or by the archive's.
    private static IEnumerable<string> Names(string path) => ZipMember.At(path) is { } member
        ? [Path.GetFileName(path), Path.GetFileName(member.Archive)]
        : [Path.GetFileName(path)];
}
