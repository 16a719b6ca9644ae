using System.Text.Json;

namespace EtlTools.Tests.Pester;

/// <summary>One run of all Pester files, in one PowerShell with one private server; it begins with the first
/// test.</summary>
public sealed class PesterRun
{
    private readonly Lazy<Task<IReadOnlyList<PesterResult>>> _results = new(RunAsync);

    /// <summary>The folder of the files, in the checkout.</summary>
    internal static string Folder { get; } = FindFolder();

    /// <summary>What came of every test.</summary>
    internal Task<IReadOnlyList<PesterResult>> ResultsAsync() => _results.Value;

    private static async Task<IReadOnlyList<PesterResult>> RunAsync()
    {
        string resultFile = Path.GetTempFileName();
        try
        {
            (int _, string output) =
                await PowerShellProcess.RunAsync("-File", Path.Combine(Folder, "run.ps1"), resultFile)
                ?? throw new InvalidOperationException("pwsh is not installed.");
            string json = await File.ReadAllTextAsync(resultFile);
            return json.Length > 0
                ? JsonSerializer.Deserialize<List<PesterResult>>(json)!
                : throw new InvalidOperationException($"Pester left no results:\n{output}");
        }
        finally
        {
            File.Delete(resultFile);
        }
    }

    private static string FindFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EtlTools.psd1")))
            folder = folder.Parent;
        return folder is not null
            ? Path.Combine(folder.FullName, "tests", "pester")
            : throw new InvalidOperationException("There is no checkout above the tests.");
    }
}
