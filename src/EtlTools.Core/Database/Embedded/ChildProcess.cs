using System.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>Another program, run to its end: its output captured, killed when the caller stops waiting.</summary>
/// <param name="FileName">The program: a path, or a name found on PATH.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
internal sealed record ChildProcess(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>The account it runs under; only root may name one.</summary>
    /// <value>null: the account of this process</value>
    public string? UserName { get; init; }

    /// <summary>The folder it starts in. The root is one every account can enter.</summary>
    /// <value>the root of the file system</value>
    public string WorkingDirectory { get; init; } = Path.GetPathRoot(AppContext.BaseDirectory)!;

    /// <summary>What it reads from its standard input.</summary>
    /// <value>empty</value>
    public string Input { get; init; } = "";

    /// <summary>Variables to set, or with null to remove, on top of the ones of this process.</summary>
    /// <value>none</value>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// Whether ending it ends its own children too; false for a launcher whose child is meant to stay.
    /// </summary>
    /// <value>true</value>
    public bool KillTree { get; init; } = true;

    /// <summary>Runs it to its end.</summary>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>Its exit code and output.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public async Task<ChildProcessResult> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using Process process = Process.Start(StartInfo())!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteInputAsync(process, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new ChildProcessResult(process.ExitCode, await output, await error);
        }
        catch
        {
            Kill(process);
            throw;
        }
    }

    private ProcessStartInfo StartInfo()
    {
        ProcessStartInfo info = new(FileName, Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = WorkingDirectory,
        };
        if (UserName is not null) info.UserName = UserName;
        foreach ((string name, string? value) in Environment) info.Environment[name] = value;
        return info;
    }

    private async Task WriteInputAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(Input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and output say why.
        }
    }

    private void Kill(Process process)
    {
        try
        {
            process.Kill(KillTree);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
