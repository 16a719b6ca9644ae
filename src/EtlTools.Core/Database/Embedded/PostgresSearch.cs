namespace EtlTools.Database.Embedded;

/// <summary>Looks for installed PostgreSQL programs.</summary>
/// <param name="InstallFolders">
/// Folders to look in; one part of each may be a pattern: <c>/usr/lib/postgresql/*/bin</c>.
/// </param>
/// <param name="SearchPath">The value of <c>PATH</c>.</param>
internal sealed record PostgresSearch(IReadOnlyList<string> InstallFolders, string SearchPath)
{
    private static readonly string[] s_linux =
    [
        "/usr/lib/postgresql/*/bin",    // Debian, Ubuntu
        "/usr/pgsql-*/bin",             // Red Hat, from postgresql.org
        "/usr/lib/postgresql*/bin",     // SUSE
        "/usr/libexec/postgresql*",     // Alpine
        "/usr/local/pgsql/bin",         // built from source
        "/usr/local/pgsql-*/bin",
    ];

    private static readonly string[] s_macOS =
    [
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",
        "/usr/local/pgsql/bin",
    ];

    /// <summary>Where this system usually keeps them.</summary>
    public static PostgresSearch OfThisSystem()
    {
        string[] windows = [Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")];
        string[] folders = OperatingSystem.IsWindows() ? windows : OperatingSystem.IsMacOS() ? s_macOS : s_linux;
        return new PostgresSearch(folders, Environment.GetEnvironmentVariable("PATH") ?? "");
    }

    /// <summary>The folders that hold all programs, in the order of the search, each once.</summary>
    /// <param name="downloads">Folders of our own downloads; they come last.</param>
    public IEnumerable<string> FindFolders(IEnumerable<string> downloads) =>
        InstallFolders.SelectMany(Expand)
            .Concat(PathFolders())
            .Concat(downloads)
            .Where(PostgresBinaries.AreIn)
            .Distinct();

    /// <summary>A program on the path.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>Its path, or null.</returns>
    public string? FindProgram(string name) =>
        PathFolders().Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private IEnumerable<string> PathFolders() =>
        SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);

    private static IEnumerable<string> Expand(string pattern)
    {
        string[] parts = pattern.Split('/', '\\');
        int wild = Array.FindIndex(parts, part => part.Contains('*', StringComparison.Ordinal));
        if (wild < 0) return [pattern];
        string parent = string.Join(Path.DirectorySeparatorChar, parts[..wild]) + Path.DirectorySeparatorChar;
        string rest = string.Join(Path.DirectorySeparatorChar, parts[(wild + 1)..]);
        return Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, parts[wild]).Order(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, rest))
            : [];
    }
}
