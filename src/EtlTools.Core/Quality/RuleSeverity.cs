namespace EtlTools.Quality;

/// <summary>How bad it is when a rule fails; gates compare against it.</summary>
public enum RuleSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Someone should look.</summary>
    Warning,

    /// <summary>The data must not be used.</summary>
    Critical,
}
