using EtlTools.Cli.Output;
using EtlTools.Diagnostics;

namespace EtlTools.Cli.Progress;

/// <summary>Shows how long work comes along: bars on a screen, lines elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work and shows its progress on the error stream.</summary>
    public static Task<T> RunAsync<T>(Terminal terminal, Func<IProgress<EtlProgress>, Task<T>> work) =>
        terminal.ShowsBars ? ProgressBars.RunAsync(terminal, work) : work(new ProgressLines(terminal.Error));
}
