namespace EtlTools.Sources;

/// <summary>What lies between a source's bytes and its text cannot go on; <see cref="SourceStream"/> says where.</summary>
/// <param name="id">One of <see cref="Diagnostics.ErrorIds"/>.</param>
/// <param name="message">What is wrong, as a clause that follows the source's name.</param>
/// <param name="nextStep">What the user does next.</param>
/// <param name="innerException">The cause, where a library reported it.</param>
internal sealed class BrokenSourceException(
    string id, string message, string nextStep, Exception? innerException = null)
    : IOException(message, innerException)
{
    public string Id => id;

    public string NextStep => nextStep;
}
