using System.Diagnostics;
using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>Starts the server of a cluster and waits until it accepts connections. The caller holds the lock.</summary>
internal sealed class ServerStarter(
    ServerFolder folder, PostgresBinaries binaries, ServerAccount account, bool useLoopback)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(3);

    private static readonly TimeSpan s_orphansEnd = TimeSpan.FromSeconds(10);

    /// <summary>Starts it.</summary>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellationToken">Stops waiting and ends what was started.</param>
    /// <returns>What the server says about itself.</returns>
    /// <exception cref="EtlException">It gave up; the message has its reason.</exception>
    public async Task<PostmasterFile> StartAsync(IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new EtlProgress("Starting PostgreSQL", folder.Data, 0, 1, "steps"));
        PostmasterFile.Disown(folder.Data);
        await account.CreateFolderAsync(folder.Socket, cancellationToken);
        RemoveSocket();
        ServerSettings.Write(folder.Data, folder, useLoopback);
        ServerLog.Bound(folder.Log);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            long from = ServerLog.Length(folder.Log);
            (PostmasterFile? server, string failure) = await TryAsync(cancellationToken);
            if (server is not null)
            {
                progress?.Report(new EtlProgress("Starting PostgreSQL", folder.Data, 1, 1, "steps"));
                return server;
            }

            string log = ServerLog.Since(folder.Log, from);
            if (!OrphansLive(log) || Stopwatch.GetElapsedTime(start) > s_orphansEnd)
                throw EmbeddedErrors.Start(folder, binaries, ServerLog.Reason(log) ?? failure);
            await Task.Delay(100, cancellationToken);
        }
    }

    // pg_ctl takes the server out of our terminal's reach and knows when it gives up, but looks only ten times a second
    // whether it is ready. So pg_ctl waits for the failure and we for the success.
    private async Task<(PostmasterFile? Server, string Failure)> TryAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource launching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ChildProcess pgCtl =
            account.Program(binaries.PgCtl, "start", "-D", folder.Data, "-l", folder.Log, "-s", "-w", "-t", "3600");
        Task<ChildProcessResult> launcher = (pgCtl with { KillTree = false }).RunAsync(launching.Token);
        try
        {
            while (true)
            {
                bool hasEnded = launcher.IsCompleted;
                PostmasterFile? server = await ServerProbe.FindAsync(folder.Data, cancellationToken);
                if (server is not null) return (server, "");
                if (hasEnded) return (null, (await launcher).Text);
                await Task.Delay(s_interval, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
            throw;
        }
        finally
        {
            await launching.CancelAsync();
            await Task.WhenAny(launcher);
        }
    }

    private async Task EndAsync()
    {
        ChildProcess stop =
            account.Program(binaries.PgCtl, "stop", "-D", folder.Data, "-m", "immediate", "-s", "-w", "-t", "10");
        for (int attempt = 0; attempt < 20; attempt++)
        {
            // It writes its file some milliseconds after it was launched.
            if (PostmasterFile.Read(folder.Data) is { } file && ServerProbe.IsServer(file.ProcessId, folder.Data))
            {
                await stop.RunAsync(CancellationToken.None);
                return;
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    // A killed server leaves its socket and a lock beside it, whose process number may belong to another program by now.
    // The folder is this server's alone, and the data folder's file tells whether it lives.
    private void RemoveSocket()
    {
        foreach (string file in Directory.EnumerateFiles(folder.Socket, ".s.PGSQL.*")) File.Delete(file);
    }

    // The sessions of a killed server end within moments, and PostgreSQL waits for none of them.
    private static bool OrphansLive(string log) =>
        log.Contains("pre-existing shared memory block", StringComparison.Ordinal);
}
