using EtlTools.Cli;
using EtlTools.Cli.Output;

namespace EtlTools.Tests.Unit.Cli;

/// <summary>Runs a command line that needs no database.</summary>
internal sealed record CommandLine(int ExitCode, string Out, string Error)
{
    public static async Task<CommandLine> RunAsync(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await EtlCommand.RunAsync(args, new Terminal(output, error));
        return new CommandLine(exitCode, output.ToString(), error.ToString());
    }
}
