using System.Security.Cryptography;
using System.Text;

namespace EtlTools.Database.Embedded;

/// <summary>The files of one private server.</summary>
/// <remarks>
/// <code>
/// home/
///   lock            held while the server is created, started or stopped
///   location        one line: where the two folders below are, if not here (see <see cref="ServerFolderChooser"/>)
///   download/       programs from npm
///   postgres/       belongs to the server's account, closed to everybody else
///     data/         the cluster
///     run/          its socket
///     server.log
/// </code>
/// </remarks>
/// <param name="Home">The folder that was asked for.</param>
/// <param name="Root">Holds <c>postgres</c> and <c>download</c>: the home, or the folder used in its place.</param>
internal sealed record ServerFolder(string Home, string Root)
{
    // sun_path less its closing zero: 108 bytes on Linux, 104 on macOS and the BSDs.
    private static readonly int s_longestSocketPath = OperatingSystem.IsLinux() ? 107 : 103;

    /// <summary>The server's own folder.</summary>
    public string Postgres => Path.Combine(Root, "postgres");

    /// <summary>The cluster.</summary>
    public string Data => Path.Combine(Postgres, "data");

    /// <summary>The server's log.</summary>
    public string Log => Path.Combine(Postgres, "server.log");

    /// <summary>The password of the loopback server.</summary>
    public string Password => Path.Combine(Postgres, "password");

    /// <summary>Programs from npm.</summary>
    public string Download => Path.Combine(Root, "download");

    /// <summary>The lock.</summary>
    public string Lock => Path.Combine(Home, "lock");

    /// <summary>Names the root where it is not the home.</summary>
    public string Location => Path.Combine(Home, "location");

    /// <summary>Whether a cluster exists; it gets its name only when it is complete.</summary>
    public bool IsCreated => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>The folder of the socket: in the server's own, or a short one when that is too deep for a socket.</summary>
    public string Socket
    {
        get
        {
            string folder = Path.Combine(Postgres, "run");
            if (Encoding.UTF8.GetByteCount(Path.Combine(folder, ".s.PGSQL.59999")) <= s_longestSocketPath) return folder;
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(Postgres));
            // Only root can write to /run, so nobody else can have put a folder of that name there.
            string parent = Environment.IsPrivilegedProcess && Directory.Exists("/run") ? "/run" : "/tmp";
            return Path.Combine(parent, $"etltools-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
        }
    }

    /// <summary>The major version of the cluster; null before it exists.</summary>
    public int? ClusterVersion() =>
        IsCreated && int.TryParse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), out int version) ? version : null;
}
