using EtlTools.Diagnostics;

namespace EtlTools.Cli.Verbs;

/// <summary>Resolves wildcards the shell has left alone: quoted ones, and all of them on Windows.</summary>
internal static class FilePatterns
{
    /// <summary>The files the words name, each once, patterns in the order of their names.</summary>
    /// <exception cref="EtlException">A word names no file.</exception>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string> words) =>
        [.. words.SelectMany(Resolve).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Resolve(string word)
    {
        if (File.Exists(word)) return [Path.GetFullPath(word)];
        string name = Path.GetFileName(word);
        string folder = Path.GetFullPath(Path.GetDirectoryName(word) is { Length: > 0 } directory ? directory : ".");
        if (name.AsSpan().ContainsAny('*', '?') && Directory.Exists(folder))
        {
            string[] files = [.. Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal)];
            if (files.Length > 0) return files;
        }

        throw new EtlException(
            ErrorIds.CommandLineFile,
            Directory.Exists(word)
                ? $"{word} is a folder; files were expected."
                : $"There is no file {Path.Combine(folder, name)}.",
            Directory.Exists(word)
                ? $"Name its files, such as '{Path.Combine(word, "*.csv")}'."
                : "Check the name and the folder.",
            word);
    }
}
