namespace EtlTools.Database.Embedded;

/// <summary>What a program left behind when it ended.</summary>
/// <param name="ExitCode">0 for success, by convention.</param>
/// <param name="Output">Everything it wrote to its standard output.</param>
/// <param name="Error">Everything it wrote to its standard error.</param>
internal sealed record ChildProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Whether it ended well.</summary>
    public bool IsSuccess => ExitCode == 0;

    /// <summary>What it said, errors first; for messages.</summary>
    public string Text => $"{Error.Trim()}\n{Output.Trim()}".Trim();
}
