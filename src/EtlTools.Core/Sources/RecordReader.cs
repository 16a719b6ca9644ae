using System.Collections.ObjectModel;

namespace EtlTools.Sources;

/// <summary>The records of a source, good and refused, in their order. One kind for each format.</summary>
internal abstract class RecordReader : IDisposable
{
    /// <summary>
    /// The names of the fields, as the source has them. In formats whose records name their own fields,
    /// <see cref="Read"/> may add names at the end.
    /// </summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>The line on which the names of the fields stand; null where none was taken for that.</summary>
    public virtual long? HeaderLine => null;

    /// <summary>Why the current record was refused; null when it is good.</summary>
    public RejectedRow? Reject { get; protected set; }

    /// <summary>The physical line on which the current record starts, from 1; its number where there are no lines.</summary>
    public abstract long Line { get; }

    /// <summary>Where the current record starts in the content, in bytes of UTF-8; 0 where there are no bytes.</summary>
    public abstract long Offset { get; }

    /// <summary>The current record as it stands in the source.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>
    /// How a record can be read again by itself, from its <see cref="Raw"/>, with the names of its fields: the format as
    /// it was found. Null where that cannot be said.
    /// </summary>
    public virtual SourceFormat? RawFormat => null;

    /// <summary>
    /// Rows that stand inside the current record and go to tables of their own, by the name of the column they would be;
    /// each starts anew with every record.
    /// </summary>
    public virtual IReadOnlyDictionary<string, RecordReader> Children => ReadOnlyDictionary<string, RecordReader>.Empty;

    /// <summary>
    /// The names of the texts in a record whose rows are <see cref="Children"/>: they are no fields, and a contract may
    /// speak of them all the same. None where <see cref="IsDocument"/> shows them.
    /// </summary>
    public virtual IReadOnlyList<string> Arrays => [];

    /// <summary>Whether <see cref="Raw"/> is the record as a JSON document, which may hold more than the fields show.</summary>
    public virtual bool IsDocument => false;

    /// <summary>How much of the source is read.</summary>
    public abstract SourceProgress Progress { get; }

    /// <summary>The SHA-256 of the source's bytes, in hexadecimal, once its end was reached; null where it has none.</summary>
    public abstract string? Sha256 { get; }

    /// <summary>Goes to the next record; <see cref="Reject"/> says whether it is a good one.</summary>
    /// <returns>False at the end.</returns>
    public abstract bool Read();

    /// <summary>A field of the current record, in UTF-8.</summary>
    /// <param name="index">Its place in <see cref="Header"/>.</param>
    /// <param name="value">Its text, until the next <see cref="Read"/>; empty for null.</param>
    /// <returns>False when it is null.</returns>
    public abstract bool TryGetField(int index, out ReadOnlySpan<byte> value);

    /// <summary>One of the <see cref="Arrays"/> of the current record, as JSON text.</summary>
    /// <param name="index">Its place among them.</param>
    /// <param name="value">Its text, until the next <see cref="Read"/>; empty for null.</param>
    /// <returns>False when it is null.</returns>
    public virtual bool TryGetArray(int index, out ReadOnlySpan<byte> value)
    {
        value = default;
        return false;
    }

    /// <summary>Refuses the current record, which was good until now.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="field">The column, or the JSON path; null for the record as a whole.</param>
    /// <param name="expectation">What was found and what was expected.</param>
    /// <returns>What is kept of it.</returns>
    public RejectedRow Refuse(RejectReason reason, string? field, string expectation)
    {
        Reject = RejectedRow.Of(Line, Offset, reason, expectation, Raw, Raw.Length) with { Field = field };
        return Reject;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the reader holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected abstract void Dispose(bool disposing);
}
