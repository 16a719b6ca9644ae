using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EtlTools.Database.Embedded;

/// <summary>The programs of one installed PostgreSQL.</summary>
/// <param name="Directory">Their folder.</param>
/// <param name="Version">Their version.</param>
internal sealed partial record PostgresBinaries(string Directory, Version Version)
{
    /// <summary>Makes a cluster.</summary>
    public string InitDb => ProgramIn(Directory, "initdb");

    /// <summary>Starts and stops a server.</summary>
    public string PgCtl => ProgramIn(Directory, "pg_ctl");

    /// <summary>The server.</summary>
    public string Postgres => ProgramIn(Directory, "postgres");

    /// <summary>Whether a folder holds all three programs.</summary>
    /// <param name="directory">The folder.</param>
    public static bool AreIn(string directory) =>
        File.Exists(ProgramIn(directory, "initdb"))
        && File.Exists(ProgramIn(directory, "pg_ctl"))
        && File.Exists(ProgramIn(directory, "postgres"));

    /// <summary>Asks the server in a folder which version it is, under the account that is to run it.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null where that account cannot run it.</returns>
    public static async Task<PostgresBinaries?> ReadAsync(
        string directory, ServerAccount account, CancellationToken cancellationToken)
    {
        try
        {
            ChildProcess process = account.Program(ProgramIn(directory, "postgres"), "--version");
            ChildProcessResult result = await process.RunAsync(cancellationToken);
            return result.IsSuccess && ParseVersion(result.Output) is { } version
                ? new PostgresBinaries(directory, version)
                : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Reads what <c>postgres --version</c> says: <c>postgres (PostgreSQL) 15.18 (Debian)</c>.</summary>
    /// <param name="text">What it said.</param>
    /// <returns>Null where it is something else; a development version (<c>19devel</c>) counts as its first.</returns>
    public static Version? ParseVersion(string text)
    {
        Match match = VersionText().Match(text);
        return match.Success
            ? new Version(Number(match.Groups[1].Value), match.Groups[2].Success ? Number(match.Groups[2].Value) : 0)
            : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string ProgramIn(string directory, string name) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionText();
}
