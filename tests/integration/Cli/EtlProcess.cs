using System.Diagnostics;

namespace EtlTools.Tests.Integration.Cli;

/// <summary>The command in a process of its own.</summary>
internal sealed class EtlProcess : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private EtlProcess(Process process)
    {
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    /// <summary>What is piped into it.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Starts it with nothing piped into it; a home keeps it away from the user's own server.</summary>
    public static EtlProcess Start(string home, params string[] args)
    {
        EtlProcess process = StartPiped(home, args);
        process.Input.Close();
        return process;
    }

    /// <summary>Starts it with an open <see cref="Input"/>.</summary>
    public static EtlProcess StartPiped(string home, params string[] args)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "etl.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ETL_HOME"] = home;
        foreach (string name in (string[])["ETL_DATABASE", "PGHOST", "PGSERVICE", "ETL_DEBUG"])
            start.Environment.Remove(name);
        return new EtlProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandLine> EndAsync()
    {
        using CancellationTokenSource timeout = new(s_longest);
        await _process.WaitForExitAsync(timeout.Token);
        return new CommandLine(_process.ExitCode, await _out, await _error);
    }

    /// <summary>Waits for its end, but not longer.</summary>
    public async Task<bool> HasEndedAsync(TimeSpan longest)
    {
        using CancellationTokenSource timeout = new(longest);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends it without a word, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<CommandLine> RunAsync(string home, params string[] args)
    {
        using EtlProcess process = Start(home, args);
        return await process.EndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
