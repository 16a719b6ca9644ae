namespace EtlTools.Diagnostics;

/// <summary>A failure a user can act on: what happened, where, and what to do next.</summary>
/// <remarks>
/// Core throws nothing else on purpose. The command line prints <see cref="Exception.Message"/> and
/// <see cref="NextStep"/>; a cmdlet turns them into an error record whose id is <see cref="Id"/>.
/// </remarks>
public sealed class EtlException : Exception
{
    /// <summary>Creates a failure.</summary>
    /// <param name="id">One of <see cref="ErrorIds"/>; stable, scripts test for it.</param>
    /// <param name="message">What happened and where: file, line, column, what was found, what was expected.</param>
    /// <param name="nextStep">What the user does next, as a sentence.</param>
    /// <param name="target">What the failure is about: a path, a table, a rule; null when there is none.</param>
    /// <param name="innerException">The cause, where another component reported it.</param>
    public EtlException(
        string id, string message, string nextStep, string? target = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Id = id;
        NextStep = nextStep;
        Target = target;
    }

    /// <summary>The stable id, such as <c>Etl.Staging.TooManyRejects</c>.</summary>
    public string Id { get; }

    /// <summary>What to do next.</summary>
    public string NextStep { get; }

    /// <summary>What the failure is about; null when it names nothing in particular.</summary>
    public string? Target { get; }

    /// <summary>Whether the same call may succeed when it is simply repeated (a lost connection, a deadlock).</summary>
    /// <value>false</value>
    public bool IsTransient { get; init; }
}
