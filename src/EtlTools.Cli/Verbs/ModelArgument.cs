using System.CommandLine;
using EtlTools.Diagnostics;

namespace EtlTools.Cli.Verbs;

/// <summary>The argument MODEL: a folder, or the bare name of a model that ships.</summary>
internal static class ModelArgument
{
    private static readonly string s_shipped = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The argument.</summary>
    public static Argument<string> Create() => new("model")
    {
        Description = "The folder of a model, or the name of one that ships: retail, olist.",
    };

    /// <summary>The folder of the model.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <returns>A folder that exists.</returns>
    /// <exception cref="EtlException">There is none.</exception>
    public static string FindFolder(string text)
    {
        if (Directory.Exists(text) && (IsPath(text) || File.Exists(Path.Combine(text, "model.yml")))) return text;
        IReadOnlyList<string> shelves = [Path.Combine("sql", "models"), s_shipped];
        string? folder = shelves.Select(shelf => Path.Combine(shelf, text)).FirstOrDefault(Directory.Exists);
        if (!IsPath(text) && folder is not null) return folder;

        string[] known = [.. shelves.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
            .Select(path => Path.GetFileName(path)!).Distinct().Order(StringComparer.Ordinal)];
        string hint = Suggestion.For(Path.GetFileName(text), known) is { } near ? $"Did you mean '{near}'? " : "";
        throw new EtlException(
            ErrorIds.ModelNotFound,
            IsPath(text) ? $"There is no folder {Path.GetFullPath(text)}." : $"There is no model '{text}'.",
            $"{hint}Name the folder that holds a model.yml, or a model that ships: {string.Join(", ", known)}.",
            text);
    }

    /// <summary>The folder of a model that ships, whatever lies in the current folder.</summary>
    public static string FindShipped(string name) => Path.Combine(s_shipped, name);

    private static bool IsPath(string text) => text.AsSpan().ContainsAny('/', '\\') || text is "." or "..";
}
