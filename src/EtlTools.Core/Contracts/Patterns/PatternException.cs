namespace EtlTools.Contracts.Patterns;

/// <summary>A regular expression that cannot be used.</summary>
/// <param name="message">Why, to be read after the expression.</param>
/// <param name="nextStep">What to write instead.</param>
internal sealed class PatternException(string message, string nextStep) : Exception(message)
{
    /// <summary>What to write instead.</summary>
    public string NextStep { get; } = nextStep;
}
