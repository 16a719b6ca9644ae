using System.Text.Json;

namespace EtlTools.Sources.Json;

/// <summary>
/// Finds where the records of a JSON text start, one after the other, and how to go on after a broken one.
/// </summary>
/// <param name="window">The text; it starts at a record once <see cref="MoveNext"/> has said so.</param>
internal abstract class JsonRecords(JsonWindow window)
{
    /// <summary>The text.</summary>
    protected JsonWindow Window => window;

    /// <summary>Whether reading can go on after what is not JSON.</summary>
    public abstract bool CanRecover { get; }

    /// <summary>Goes to the start of the next record.</summary>
    /// <param name="isSample">Whether to stop at the end of the array: reading will come back.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="Diagnostics.EtlException">What stands between the records is not JSON.</exception>
    public abstract bool MoveNext(bool isSample);

    /// <summary>Passes over the record the window starts with.</summary>
    /// <param name="length">How many bytes it has.</param>
    public abstract void Pass(int length);

    /// <summary>Passes over a record that is not JSON.</summary>
    /// <param name="error">What the parser says.</param>
    /// <returns>What was passed.</returns>
    /// <exception cref="Diagnostics.EtlException">There is no way to tell where the next one starts.</exception>
    public abstract PassedBytes PassBroken(JsonException error);

    /// <summary>Passes over a record that is longer than may be looked at.</summary>
    /// <returns>What was passed.</returns>
    /// <exception cref="Diagnostics.EtlException">It is not JSON.</exception>
    public abstract PassedBytes PassTooLong();

    /// <summary>Goes on at the first record, to which the window has gone back.</summary>
    public abstract void Rewind();
}
