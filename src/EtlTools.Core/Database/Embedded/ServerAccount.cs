using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>The account a server runs under: our own, or an unprivileged one when we are root.</summary>
/// <param name="UserName">The account to change to; null to stay.</param>
internal sealed record ServerAccount(string? UserName)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string[] s_unprivileged = ["postgres", "nobody"];

    // libpq's variables would steer the server as well (PGPORT, PGDATA); messages are parsed, so they stay English.
    private static readonly Dictionary<string, string?> s_environment =
        Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("PG", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null);

    /// <summary>
    /// The account for the server of a folder: as root the folder's owner, else <c>postgres</c>, else <c>nobody</c>.
    /// </summary>
    /// <param name="folder">The server's folder.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EtlException">We are root and there is no other account.</exception>
    public static async Task<ServerAccount> FindAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new ServerAccount((string?)null);
        if (folder.IsCreated && await OwnerAsync(folder.Data, cancellationToken) is { } owner)
            return new ServerAccount(owner);
        HashSet<string> accounts = [.. File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0])];
        return new ServerAccount(s_unprivileged.FirstOrDefault(accounts.Contains) ?? throw EmbeddedErrors.NoAccount());
    }

    /// <summary>A program of the server, to be run under the account.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    public ChildProcess Program(string program, params IReadOnlyList<string> arguments) =>
        new(program, arguments)
        {
            UserName = UserName,
            Environment = new Dictionary<string, string?>(s_environment) { ["LC_ALL"] = "C" },
        };

    /// <summary>Whether the account can walk into a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken) =>
        (await Program("/bin/sh", "-c", "cd \"$1\"", "sh", folder).RunAsync(cancellationToken)).IsSuccess;

    /// <summary>Makes a folder that only the account (and root) can enter; the folder may exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EtlException">It belongs to somebody else.</exception>
    public async Task CreateFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        try
        {
            DirectoryInfo info = Directory.CreateDirectory(folder, OwnerOnly);
            // A link in /tmp would be somebody's trap; setting the mode fails for everybody but the owner.
            if (info.LinkTarget is not null) throw EmbeddedErrors.Folder(folder, "it is a link");
            File.SetUnixFileMode(folder, OwnerOnly);
        }
        catch (UnauthorizedAccessException error)
        {
            throw EmbeddedErrors.Folder(folder, error.Message, error);
        }

        if (UserName is null) return;
        ChildProcess chown = new("chown", $"{UserName}:", folder);
        ChildProcessResult result = await chown.RunAsync(cancellationToken);
        if (!result.IsSuccess) throw EmbeddedErrors.Folder(folder, result.Text);
    }

    private static async Task<string?> OwnerAsync(string folder, CancellationToken cancellationToken)
    {
        ChildProcess stat = OperatingSystem.IsMacOS()
            ? new("stat", "-f", "%Su", folder)
            : new("stat", "-c", "%U", folder);
        ChildProcessResult result = await stat.RunAsync(cancellationToken);
        string owner = result.Output.Trim();
        return result.IsSuccess && owner is not ("root" or "UNKNOWN" or "") ? owner : null;
    }
}
