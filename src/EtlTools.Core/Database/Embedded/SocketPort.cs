using System.Buffers.Binary;

namespace EtlTools.Database.Embedded;

/// <summary>The port in the name of a cluster's socket.</summary>
/// <remarks>
/// Every cluster has its own. A server whose data folder was deleted under it lives on for up to a minute, and when it
/// ends it removes its socket by name; a new cluster in the same place would lose the socket it has just made.
/// </remarks>
internal static class SocketPort
{
    private const int First = 10_000;

    private const int Count = 50_000;

    /// <summary>The port of a cluster, from the number PostgreSQL gave it when it was made.</summary>
    /// <param name="dataDirectory">The cluster; its control file starts with that number.</param>
    public static int Of(string dataDirectory)
    {
        Span<byte> identifier = stackalloc byte[sizeof(ulong)];
        using FileStream control = File.OpenRead(Path.Combine(dataDirectory, "global", "pg_control"));
        control.ReadExactly(identifier);
        return First + (int)(BinaryPrimitives.ReadUInt64LittleEndian(identifier) % Count);
    }
}
