using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;

namespace EtlTools.Database.Embedded;

/// <summary>The server's own settings, kept apart from PostgreSQL's long file, and who may connect.</summary>
internal static class ServerSettings
{
    private const string FileName = "etltools.conf";

    private const long EnoughSharedMemory = 1L << 30;

    private const UnixFileMode ReadableInside =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // Nobody is asked for a password on the socket: its folder lets in only the account that owns it, and root, both
    // of whom could read the data files anyway. A password would lie next to them in the same folder.
    private const string SocketAccess = "local all all trust\n";

    private const string LoopbackAccess = "host all all 127.0.0.1/32 scram-sha-256\n";

    /// <summary>Makes a new cluster read our settings and sets who may connect.</summary>
    /// <param name="dataDirectory">The cluster.</param>
    /// <param name="folder">The server's files.</param>
    /// <param name="useLoopback">Whether it listens on loopback instead of a socket.</param>
    public static void Install(string dataDirectory, ServerFolder folder, bool useLoopback)
    {
        Write(dataDirectory, folder, useLoopback);
        File.AppendAllText(Path.Combine(dataDirectory, "postgresql.conf"), $"\ninclude '{FileName}'\n");
        File.WriteAllText(Path.Combine(dataDirectory, "pg_hba.conf"), useLoopback ? LoopbackAccess : SocketAccess);
    }

    /// <summary>Writes our settings, as they are to be at the next start.</summary>
    /// <inheritdoc cref="Install"/>
    public static void Write(string dataDirectory, ServerFolder folder, bool useLoopback)
    {
        int port = useLoopback ? FreePort() : SocketPort.Of(dataDirectory);
        string text = Template()
            .Replace("{listen_addresses}", useLoopback ? "127.0.0.1" : "", StringComparison.Ordinal)
            .Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{socket_directory}", useLoopback ? "" : Quoted(folder.Socket), StringComparison.Ordinal)
            .Replace("{dynamic_shared_memory_type}", SharedMemory(), StringComparison.Ordinal);
        string path = Path.Combine(dataDirectory, FileName);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, ReadableInside);
    }

    /// <summary>A password for the loopback server.</summary>
    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Template()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(FileName)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    // The list of folders splits at commas unless a folder stands in double quotes.
    private static string Quoted(string folder) =>
        $"\"{folder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"".Replace("'", "''", StringComparison.Ordinal);

    private static string SharedMemory()
    {
        if (OperatingSystem.IsWindows()) return "windows";
        if (!OperatingSystem.IsLinux()) return "posix";
        return Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").TotalSize >= EnoughSharedMemory
            ? "posix"
            : "sysv";
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
