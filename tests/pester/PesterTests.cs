namespace EtlTools.Tests.Pester;

/// <summary>Each Pester file as a test of its own.</summary>
public sealed class PesterTests : IClassFixture<PesterRun>
{
    private readonly PesterRun _run;

    public PesterTests(PesterRun run) => _run = run;

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(PesterRun.Folder, "*.Tests.ps1")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    [PesterTheory]
    [MemberData(nameof(Files))]
    public async Task All_tests_of_the_file_pass(string file)
    {
        List<PesterResult> results = [.. (await _run.ResultsAsync()).Where(result => result.File == file)];
        Assert.True(results.Count > 0, $"{file} ran no test.");
        string[] failures = [.. results
            .Where(result => result.Result == "Failed")
            .Select(result => $"{result.Name}\n{result.Message}")];
        Assert.True(
            failures.Length == 0,
            $"{failures.Length} of {results.Count} failed:\n\n{string.Join("\n\n", failures)}");
    }
}
