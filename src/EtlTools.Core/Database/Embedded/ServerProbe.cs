using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EtlTools.Database.Embedded;

/// <summary>Tells whether a server runs, by one file and one connection, without starting a program.</summary>
internal static class ServerProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>The server of a data folder, if it accepts connections.</summary>
    /// <param name="dataDirectory">The data folder.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What it says about itself; null when it does not run.</returns>
    public static async Task<PostmasterFile?> FindAsync(string dataDirectory, CancellationToken cancellationToken) =>
        PostmasterFile.Read(dataDirectory) is { IsReady: true } file && await AcceptsAsync(file, cancellationToken)
            ? file
            : null;

    /// <summary>Whether a process lives that is the server of the data folder, in whatever state.</summary>
    /// <param name="processId">The process.</param>
    /// <param name="dataDirectory">The data folder.</param>
    public static bool IsServer(int processId, string dataDirectory)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return !process.HasExited
                && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)
                && (!OperatingSystem.IsLinux() || WorksIn(processId, dataDirectory));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // A connection proves more than a process number: that may belong to another program by now. The server takes a
    // connection that says nothing for a port scan and logs nothing.
    private static async Task<bool> AcceptsAsync(PostmasterFile file, CancellationToken cancellationToken)
    {
        EndPoint address = file.Socket is { } path
            ? new UnixDomainSocketEndPoint(path)
            : new IPEndPoint(IPAddress.Loopback, file.Port);
        using Socket socket = new(
            address.AddressFamily,
            SocketType.Stream,
            address is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            await socket.ConnectAsync(address, patience.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // A server works inside its data folder; a process of another account does not show where it works.
    private static bool WorksIn(int processId, string dataDirectory)
    {
        try
        {
            FileSystemInfo? folder = Directory.ResolveLinkTarget($"/proc/{processId}/cwd", returnFinalTarget: false);
            if (folder is null) return false;
            // The link shows the real path; where ours leads through other links, the two folders hold the same file.
            return folder.FullName == dataDirectory
                || (PostmasterFile.Read(folder.FullName) is { } file && file == PostmasterFile.Read(dataDirectory));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
