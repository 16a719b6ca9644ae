namespace EtlTools.Cli.Demo;

/// <summary>Something planted in the files, and whether the warehouse found it.</summary>
/// <param name="What">What was planted, and what it does to the warehouse.</param>
/// <param name="Planted">How often it was planted.</param>
/// <param name="Found">How often the warehouse found it.</param>
internal sealed record DemoFinding(string What, long Planted, long Found)
{
    /// <summary>Whether all of it, and nothing else, was found.</summary>
    public bool Matches => Planted == Found;
}
