using EtlTools.Database;
using EtlTools.Diagnostics;

namespace EtlTools.Cmdlets;

/// <summary>The databases this process is connected to, and the one cmdlets use when none is named.</summary>
internal static class OpenDatabases
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static readonly List<EtlDatabase> s_open = [];

    /// <summary>The one used when none is named; null before the first use.</summary>
    public static EtlDatabase? Default { get; private set; }

    /// <summary>All of them, in the order they were opened.</summary>
    public static IReadOnlyList<EtlDatabase> All
    {
        get { lock (s_open) return [.. s_open]; }
    }

    /// <summary>Connects and makes it the default.</summary>
    public static async Task<EtlDatabase> OpenAsync(
        DatabaseOptions options, IProgress<EtlProgress> progress, CancellationToken cancellationToken)
    {
        EtlDatabase database = await EtlDatabase.ConnectAsync(options, progress, cancellationToken);
        Add(database);
        return database;
    }

    /// <summary>Makes an open database the default.</summary>
    public static void Add(EtlDatabase database)
    {
        lock (s_open) s_open.Add(database);
        Default = database;
    }

    /// <summary>The default; the first use connects to what the environment names, or to the embedded server.</summary>
    public static async Task<EtlDatabase> GetDefaultAsync(
        IProgress<EtlProgress> progress, CancellationToken cancellationToken)
    {
        await s_gate.WaitAsync(cancellationToken);
        try
        {
            return Default ?? await OpenAsync(new DatabaseOptions(), progress, cancellationToken);
        }
        finally
        {
            s_gate.Release();
        }
    }

    /// <summary>Closes one; the one opened before it becomes the default.</summary>
    public static ValueTask CloseAsync(EtlDatabase database)
    {
        lock (s_open)
        {
            s_open.Remove(database);
            if (Default == database) Default = s_open.LastOrDefault();
        }

        return database.DisposeAsync();
    }
}
