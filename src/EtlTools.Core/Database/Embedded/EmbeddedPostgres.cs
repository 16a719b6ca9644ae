using System.Diagnostics;
using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Database.Embedded;

/// <summary>A private PostgreSQL that is created and started when it is needed and stays until it is stopped.</summary>
/// <remarks>
/// It listens on a Unix socket in a folder only its owner (and root) can enter; on Windows on loopback with a random
/// password. Any number of processes may use the same home at the same time: they meet in one server.
/// </remarks>
/// <param name="options">Where it lives and what it runs.</param>
public sealed class EmbeddedPostgres(EmbeddedPostgresOptions options)
{
    private static readonly TimeSpan s_longestTransition = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How to connect to the server once <see cref="StartAsync"/> has returned; database and user are <c>etl</c>.
    /// </summary>
    public string ConnectionString => ConnectionTo(Folder());

    /// <summary>Starts the server, and creates it before, where it does not run yet.</summary>
    /// <param name="progress">Told what takes its time: a download, the creation, the start.</param>
    /// <param name="cancellationToken">Stops; what was started is ended, what was half made is removed.</param>
    /// <returns>The connection string.</returns>
    /// <exception cref="EtlException">
    /// There are no programs, they are too old, the folder cannot be used, or the server gave up.
    /// </exception>
    public Task<string> StartAsync(IProgress<EtlProgress>? progress, CancellationToken cancellationToken) =>
        InFolderAsync(async () =>
        {
            ServerFolder folder = Folder();
            if (await ServerProbe.FindAsync(folder.Data, cancellationToken) is null)
            {
                ServerFolderChooser.CreateHome(folder.Home);
                using IDisposable held = await LockAsync(folder, progress, cancellationToken);
                folder = await StartLockedAsync(progress, cancellationToken);
            }
            else
            {
                ServerLog.Bound(folder.Log);
            }

            return ConnectionTo(folder);
        });

    /// <summary>Stops the server and waits until nothing of it runs any more.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when it was not running.</returns>
    /// <exception cref="EtlException">It did not stop.</exception>
    public Task<bool> StopAsync(CancellationToken cancellationToken) =>
        InFolderAsync(async () =>
        {
            ServerFolder folder = Folder();
            if (!folder.IsCreated) return false;
            using IDisposable held = await LockAsync(folder, null, cancellationToken);
            if (PostmasterFile.Read(folder.Data) is not { } file || !ServerProbe.IsServer(file.ProcessId, folder.Data))
                return false;
            await StopAsync(folder, file.ProcessId, cancellationToken);
            return true;
        });

    /// <summary>What the server is doing, and where. Changes nothing.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The status.</returns>
    /// <exception cref="EtlException">The folder cannot be read.</exception>
    public Task<EmbeddedPostgresStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        InFolderAsync(async () =>
        {
            ServerFolder folder = Folder();
            PostmasterFile? server = await ServerProbe.FindAsync(folder.Data, cancellationToken);
            ServerAccount account = await ServerAccount.FindAsync(folder, cancellationToken);
            PostgresBinaries? running =
                server is null ? null : await LastUsedAsync(folder, account, cancellationToken);
            PostgresBinaries? binaries = running ?? PostgresFinder.Choose(
                    await PostgresFinder.FindAllAsync(options, folder, account, cancellationToken),
                    options.MinimumVersion,
                    folder.ClusterVersion());
            return new EmbeddedPostgresStatus
            {
                IsCreated = folder.IsCreated,
                IsRunning = server is not null,
                Version = folder.IsCreated ? binaries?.Version.ToString() ?? $"{folder.ClusterVersion()}" : null,
                ProcessId = server?.ProcessId,
                StartedAt = server?.StartedAt,
                Uptime = DateTimeOffset.UtcNow - server?.StartedAt,
                Home = folder.Home,
                DataDirectory = folder.Data,
                SocketDirectory = options.UseLoopback ? null : folder.Socket,
                BinDirectory = binaries?.Directory,
                LogFile = folder.Log,
                ConnectionString = server is null ? null : ConnectionTo(folder),
            };
        });

    private async Task StopAsync(ServerFolder folder, int processId, CancellationToken cancellationToken)
    {
        ServerAccount account = await ServerAccount.FindAsync(folder, cancellationToken);
        PostgresBinaries binaries = await LastUsedAsync(folder, account, cancellationToken)
            ?? await PostgresFinder.FindAsync(options, folder, account, null, cancellationToken);
        await new ServerStopper(folder, binaries, account).StopAsync(processId, cancellationToken);
    }

    private ServerFolder Folder() => ServerFolderChooser.Find(options.Home);

    private Task<IDisposable> LockAsync(
        ServerFolder folder, IProgress<EtlProgress>? progress, CancellationToken cancellationToken) =>
        HomeLock.TakeAsync(folder.Lock, options.LockTimeout, progress, cancellationToken);

    private async Task<ServerFolder> StartLockedAsync(
        IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        ServerFolder folder = Folder();
        if (await WaitForTransitionAsync(folder, cancellationToken)) return folder;
        ServerAccount account = await ServerAccount.FindAsync(folder, cancellationToken);
        folder = await ServerFolderChooser.ChooseAsync(folder.Home, account, cancellationToken);
        PostgresBinaries binaries =
            await PostgresFinder.FindAsync(options, folder, account, progress, cancellationToken);
        if (!folder.IsCreated)
        {
            ClusterCreator creator = new(folder, binaries, account, options.UseLoopback);
            await creator.CreateAsync(progress, cancellationToken);
        }

        ServerStarter starter = new(folder, binaries, account, options.UseLoopback);
        await starter.StartAsync(progress, cancellationToken);
        return folder;
    }

    // Another process may have started it while we waited for the lock; or it is starting or ending on somebody else's
    // behalf, or still recovering after its starter was killed.
    private async Task<bool> WaitForTransitionAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await ServerProbe.FindAsync(folder.Data, cancellationToken) is not null) return true;
            if (PostmasterFile.Read(folder.Data) is not { } file) return false;
            if (!ServerProbe.IsServer(file.ProcessId, folder.Data)) return false;
            if (file is { IsReady: true, Socket: { } socket } && !File.Exists(socket))
            {
                // Somebody cleared it away, and a server does not make it again.
                await StopAsync(folder, file.ProcessId, cancellationToken);
                return false;
            }

            if (Stopwatch.GetElapsedTime(start) > s_longestTransition)
                throw EmbeddedErrors.Busy(folder, file.ProcessId);
            await Task.Delay(10, cancellationToken);
        }
    }

    private static async Task<PostgresBinaries?> LastUsedAsync(
        ServerFolder folder, ServerAccount account, CancellationToken cancellationToken) =>
        RunningPrograms.Directory(folder.Data) is { } directory
            ? await PostgresBinaries.ReadAsync(directory, account, cancellationToken)
            : null;

    private string ConnectionTo(ServerFolder folder)
    {
        NpgsqlConnectionStringBuilder builder = new()
        {
            Host = folder.Socket,
            Port = PostmasterFile.Read(folder.Data)?.Port ?? (folder.IsCreated ? SocketPort.Of(folder.Data) : 5432),
            Database = "etl",
            Username = "etl",
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        if (options.UseLoopback)
        {
            builder.Host = "127.0.0.1";
            builder.Password = File.Exists(folder.Password) ? File.ReadAllText(folder.Password).Trim() : null;
        }

        return builder.ConnectionString;
    }

    private async Task<T> InFolderAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedErrors.Folder(options.Home, error.Message, error);
        }
    }
}
