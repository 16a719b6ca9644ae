namespace EtlTools.Cmdlets;

/// <summary>The sample models that come with the module, in <c>sql/models</c> beside it.</summary>
internal static class ShippedModels
{
    private static readonly string s_folder = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(typeof(ShippedModels).Assembly.Location)!, "..", "..", "sql", "models"));

    /// <summary>Their folders, by name.</summary>
    public static IReadOnlyList<string> Folders =>
        Directory.Exists(s_folder) ? [.. Directory.GetDirectories(s_folder).Order(StringComparer.Ordinal)] : [];

    /// <summary>The folder of one; null where there is none of that name.</summary>
    public static string? Find(string name) =>
        Folders.FirstOrDefault(folder =>
            string.Equals(Path.GetFileName(folder), name, StringComparison.OrdinalIgnoreCase));
}
