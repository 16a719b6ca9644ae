namespace EtlTools.Database.Embedded;

/// <summary>Which programs a server was last started with, as it noted itself in <c>postmaster.opts</c>.</summary>
internal static class RunningPrograms
{
    /// <summary>The folder of the programs.</summary>
    /// <param name="dataDirectory">The cluster.</param>
    /// <returns>Null where the server was never started or the programs are gone.</returns>
    public static string? Directory(string dataDirectory)
    {
        string path = Path.Combine(dataDirectory, "postmaster.opts");
        return File.Exists(path) && Parse(File.ReadAllText(path)) is { } directory && PostgresBinaries.AreIn(directory)
            ? directory
            : null;
    }

    /// <summary>Reads <c>/usr/pgsql/bin/postgres "-D" "/data"</c>; the arguments are quoted, the program is not.</summary>
    /// <param name="text">The file's text.</param>
    public static string? Parse(string text)
    {
        int end = text.IndexOf(" \"-", StringComparison.Ordinal);
        return Path.GetDirectoryName((end < 0 ? text : text[..end]).Trim());
    }
}
