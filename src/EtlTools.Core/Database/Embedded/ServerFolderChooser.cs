using System.Security.Cryptography;

namespace EtlTools.Database.Embedded;

/// <summary>Decides where the server of a home lives.</summary>
/// <remarks>
/// Usually in the home itself. As root the server runs under another account, which must be able to walk there: a home
/// of our own is opened for passing through (<c>711</c>: enter, not list), a home below a closed folder such as
/// <c>/root</c> is not touched; the server then lives in a folder of its own below <c>/var/lib/etltools</c>, and the
/// home remembers which.
/// </remarks>
internal static class ServerFolderChooser
{
    private const string SharedParent = "/var/lib/etltools";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode PassThrough = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The folder in use, or the home where none is chosen yet.</summary>
    /// <param name="home">The home.</param>
    public static ServerFolder Find(string home)
    {
        home = Path.GetFullPath(home);
        ServerFolder folder = new(home, home);
        if (!File.Exists(folder.Location)) return folder;
        string root = Path.GetFullPath(File.ReadAllText(folder.Location).Trim());
        // Root follows this line, so it must not lead to just anywhere.
        return Path.GetDirectoryName(root) == SharedParent ? folder with { Root = root } : folder;
    }

    /// <summary>Makes the home, so that the lock can be taken.</summary>
    /// <param name="home">The home.</param>
    public static void CreateHome(string home)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(home);
        else
            Directory.CreateDirectory(home, Environment.IsPrivilegedProcess ? PassThrough : OwnerOnly);
    }

    /// <summary>Chooses the folder of a server that is about to be created. The caller holds the lock.</summary>
    /// <param name="home">The home; it exists.</param>
    /// <param name="account">Who the server runs as.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<ServerFolder> ChooseAsync(
        string home, ServerAccount account, CancellationToken cancellationToken)
    {
        ServerFolder folder = Find(home);
        if (OperatingSystem.IsWindows() || account.UserName is null || folder.Root != folder.Home) return folder;
        if (await account.CanEnterAsync(folder.Home, cancellationToken)) return folder;
        if (IsOurs(folder))
        {
            File.SetUnixFileMode(folder.Home, File.GetUnixFileMode(folder.Home) | PassThrough);
            if (await account.CanEnterAsync(folder.Home, cancellationToken)) return folder;
        }

        string root = Path.Combine(SharedParent, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));
        foreach (string part in new[] { SharedParent, root })
        {
            Directory.CreateDirectory(part);
            File.SetUnixFileMode(part, PassThrough);
        }

        await File.WriteAllTextAsync(folder.Location, root + "\n", cancellationToken);
        return folder with { Root = root };
    }

    private static bool IsOurs(ServerFolder folder) =>
        Directory.EnumerateFileSystemEntries(folder.Home)
            .All(entry => entry == folder.Lock || entry == folder.Postgres || entry == folder.Download);
}
