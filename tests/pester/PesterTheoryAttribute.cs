namespace EtlTools.Tests.Pester;

/// <summary>A theory that is skipped, with the reason, where PowerShell 7.6 or Pester 5 is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PesterTheoryAttribute : TheoryAttribute
{
    private const string Versions =
        "'{0}.{1}' -f $PSVersionTable.PSVersion.Major, $PSVersionTable.PSVersion.Minor; "
        + "(Get-Module Pester -ListAvailable | Sort-Object Version | Select-Object -Last 1).Version.Major";

    private static readonly Lazy<string?> s_obstacle = new(FindObstacle);

    public PesterTheoryAttribute() => Skip = s_obstacle.Value;

    private static string? FindObstacle()
    {
        if (PowerShellProcess.RunAsync("-Command", Versions).GetAwaiter().GetResult() is not { } answer)
            return "pwsh is not installed; these tests need PowerShell 7.6 or newer.";
        string[] versions = answer.Output.Split(
            '\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!Version.TryParse(versions.FirstOrDefault(), out Version? powerShell) || powerShell < new Version(7, 6))
            return $"pwsh is {versions.FirstOrDefault() ?? "of no known version"}; "
                + "these tests need PowerShell 7.6 or newer.";
        return versions.Length > 1 && int.TryParse(versions[1], out int pester) && pester >= 5
            ? null
            : "Pester 5 is not installed: Install-Module Pester -MinimumVersion 5.0";
    }
}
