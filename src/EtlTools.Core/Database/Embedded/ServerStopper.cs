using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>Ends a running server. The caller holds the lock.</summary>
internal sealed class ServerStopper(ServerFolder folder, PostgresBinaries binaries, ServerAccount account)
{
    /// <summary>
    /// Ends it: open transactions are rolled back, sessions closed, everything written down. Where that takes longer
    /// than half a minute it is ended at once and recovers at its next start.
    /// </summary>
    /// <param name="processId">The server's process.</param>
    /// <param name="cancellationToken">Stops waiting; the server goes on ending.</param>
    /// <exception cref="EtlException">It still runs.</exception>
    public async Task StopAsync(int processId, CancellationToken cancellationToken)
    {
        ChildProcessResult result = await RunAsync("fast", cancellationToken);
        if (!result.IsSuccess) result = await RunAsync("immediate", cancellationToken);
        if (!result.IsSuccess && await ServerProbe.FindAsync(folder.Data, cancellationToken) is not null)
            throw EmbeddedErrors.Stop(folder, result.Text);
        // pg_ctl returns when the server removes its file, which is the last but one thing it does.
        while (ServerProbe.IsServer(processId, folder.Data)) await Task.Delay(3, cancellationToken);
    }

    private Task<ChildProcessResult> RunAsync(string mode, CancellationToken cancellationToken) =>
        account.Program(binaries.PgCtl, "stop", "-D", folder.Data, "-m", mode, "-s", "-w", "-t", "30")
            .RunAsync(cancellationToken);
}
