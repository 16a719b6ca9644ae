using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Staging;

namespace EtlTools.Cli.Verbs;

/// <summary>Resolves wildcards the shell has left alone: quoted ones, and all of them on Windows.</summary>
internal static class FilePatterns
{
    /// <summary>
    /// The files the words name, each once, patterns in the order of their names. A folder stands for its files: those
    /// the model takes, all of them without one.
    /// </summary>
    /// <exception cref="EtlException">A word names no file.</exception>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string> words, EtlModel? model) =>
        [.. words.SelectMany(word => Resolve(word, model)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Resolve(string word, EtlModel? model)
    {
        if (File.Exists(word)) return [Path.GetFullPath(word)];
        if (Directory.Exists(word)) return model is null ? SourceFiles.InFolder(word) : ModelFiles.Find(model, word);
        if (SourceFiles.IsInArchive(word)) return [Path.GetFullPath(word)];
        string path = Path.GetFullPath(word);
        string[] files = [.. Matches(path, Directory.EnumerateFiles)];
        if (files.Length > 0) return files;
        throw new EtlException(
            ErrorIds.CommandLineFile,
            $"There is no file {path}.",
            "Check the name and the folder.",
            word);
    }

    /// <summary>What a path with wildcards means, also in the names of its folders.</summary>
    private static IEnumerable<string> Matches(string path, Func<string, string, IEnumerable<string>> list)
    {
        string? folder = Path.GetDirectoryName(path);
        if (folder is null || !path.AsSpan().ContainsAny('*', '?')) return Directory.Exists(path) ? [path] : [];
        return Matches(folder, Directory.EnumerateDirectories)
            .SelectMany(each => list(each, Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }
}
