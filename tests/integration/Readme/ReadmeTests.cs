using System.Diagnostics;
using System.Text.RegularExpressions;
using EtlTools.Tests.Integration.Database;

namespace EtlTools.Tests.Integration.Readme;

/// <summary>What the README tells a reader to type in a shell works, in the order it is told.</summary>
public sealed partial class ReadmeTests
{
    [UnixFact]
    public async Task Every_shell_command_runs()
    {
        ThrowawayHome home = new();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("etl-readme-");
        try
        {
            string readme = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "README.md"));
            string[] blocks = [.. ShellBlock().Matches(readme).Select(match => match.Groups[1].Value)];
            Assert.NotEmpty(blocks);
            foreach (string block in blocks) await RunAsync(block, folder.FullName, home.Home);
        }
        finally
        {
            folder.Delete(recursive: true);
            await home.DisposeAsync();
        }
    }

    private static async Task RunAsync(string block, string folder, string home)
    {
        string etl = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "etl.dll")}'";
        string script = block
            // Built already, and these are the tests.
            .Replace("dotnet run --project src/EtlTools.Cli -c Release --", "etl", StringComparison.Ordinal)
            .Replace("dotnet test\n", "", StringComparison.Ordinal);
        ProcessStartInfo start = new("bash", ["-e", "-c", $"etl() {{ {etl} \"$@\"; }}\n{script}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ETL_HOME"] = home, ["NO_COLOR"] = "1" },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode} of\n{block}\n{await output}\n{await errors}");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
