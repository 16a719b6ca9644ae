using System.Diagnostics;
using System.Globalization;

namespace EtlTools.Bench;

/// <summary>Runs one piece of work in a process that does nothing else, to see how much memory it takes.</summary>
internal static class OwnProcess
{
    /// <summary>The peak memory of this program when it is called so, in megabytes.</summary>
    /// <param name="arguments">A call that ends with <see cref="TellPeak"/>.</param>
    public static async Task<double> PeakAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string kilobytes = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} failed.");
    }

    /// <summary>Prints the peak memory of this process in kilobytes.</summary>
    public static void TellPeak() => Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64 / 1024);
}
