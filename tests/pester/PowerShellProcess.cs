using System.Diagnostics;

namespace EtlTools.Tests.Pester;

/// <summary>PowerShell, run to its end.</summary>
internal static class PowerShellProcess
{
    /// <summary>Runs it; null where there is none on this machine.</summary>
    public static async Task<(int ExitCode, string Output)?> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("pwsh", ["-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output + await error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
