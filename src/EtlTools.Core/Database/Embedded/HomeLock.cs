using System.Diagnostics;
using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>
/// Lets one process at a time create, start or stop the server of a home. The operating system holds it, so that it
/// ends with the process however that ends.
/// </summary>
internal static class HomeLock
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits for the lock; dispose it to give it back.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="progress">Told when it has to wait.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EtlException">Another process kept it all the time, or the file cannot be written.</exception>
    public static async Task<IDisposable> TakeAsync(
        string path, TimeSpan timeout, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (IsHeld(error, path))
            {
                if (Stopwatch.GetElapsedTime(start) > timeout) throw EmbeddedErrors.Locked(path, timeout);
            }

            if (isFirst) progress?.Report(new EtlProgress("Waiting for another process", path, 0, null, "steps"));
            await Task.Delay(s_interval, cancellationToken);
        }
    }

    // A missing folder and a full disk are other kinds of the same exception; a held lock leaves a file to see.
    private static bool IsHeld(IOException error, string path) =>
        error.GetType() == typeof(IOException) && File.Exists(path);
}
