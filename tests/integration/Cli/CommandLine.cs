using System.Text.Json;
using EtlTools.Cli;
using EtlTools.Cli.Output;

namespace EtlTools.Tests.Integration.Cli;

/// <summary>A command line that was run in this process, and what it wrote.</summary>
internal sealed record CommandLine(int ExitCode, string Out, string Error)
{
    public static async Task<CommandLine> RunAsync(string database, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await EtlCommand.RunAsync([.. args, "--database", database], new Terminal(output, error));
        return new CommandLine(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs it with <c>--output json</c>; it must succeed and write one document.</summary>
    public static async Task<JsonElement> ReadAsync(string database, params string[] args)
    {
        CommandLine call = await RunAsync(database, [.. args, "--output", "json"]);
        Assert.True(call.ExitCode == 0, call.Error);
        using JsonDocument document = JsonDocument.Parse(call.Out);
        return document.RootElement.Clone();
    }
}
