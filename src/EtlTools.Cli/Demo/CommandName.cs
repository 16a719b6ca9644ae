namespace EtlTools.Cli.Demo;

/// <summary>What to type for <c>etl</c> in the shell this process was started from.</summary>
internal static class CommandName
{
    /// <summary><c>etl</c> where the shell finds it, else the path of the program.</summary>
    public static string OfProcess()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Of(Environment.ProcessPath, folders, Directory.GetCurrentDirectory());
    }

    /// <summary>The same for a program, the folders of PATH, and the current folder.</summary>
    internal static string Of(string? program, IReadOnlyList<string> path, string current)
    {
        if (program is null || Path.GetFileNameWithoutExtension(program) != "etl") return "etl";
        string? folder = Path.GetDirectoryName(program);
        if (path.Any(known => known.Length > 0 && Path.TrimEndingDirectorySeparator(known) == folder)) return "etl";
        string relative = Path.GetRelativePath(current, program);
        if (relative.StartsWith("..", StringComparison.Ordinal)) return program;
        return relative.Contains(Path.DirectorySeparatorChar) ? relative : Path.Combine(".", relative);
    }
}
