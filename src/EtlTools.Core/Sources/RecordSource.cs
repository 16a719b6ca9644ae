using EtlTools.Database;

namespace EtlTools.Sources;

/// <summary>Something records come from: a file, a member of an archive, standard input, objects, a query.</summary>
public abstract record RecordSource
{
    /// <summary>What the catalog calls it: the absolute path of a file.</summary>
    public abstract string Name { get; }

    /// <summary>What its rows carry in <c>source_file</c>: the name of a file without its folder.</summary>
    public abstract string ShortName { get; }

    /// <summary>Whether it can be opened again; what comes through a pipe cannot.</summary>
    public virtual bool CanReopen => true;

    /// <summary>What besides its bytes decides its records: the same bytes on other terms are another source.</summary>
    internal virtual string Terms => "";

    /// <summary>
    /// By which columns the rows inside its records find them where nobody names a key; empty: by file and line.
    /// </summary>
    internal virtual IReadOnlyList<string> ArrayKey => [];

    /// <summary>
    /// The SHA-256 of its bytes, in hexadecimal: what <see cref="RecordReader.Sha256"/> would say at the end; null where
    /// only reading the records tells.
    /// </summary>
    /// <exception cref="Diagnostics.EtlException">It cannot be read.</exception>
    internal virtual string? Hash(CancellationToken cancellationToken) => null;

    /// <summary>Looks at its beginning.</summary>
    /// <exception cref="Diagnostics.EtlException">It cannot be read.</exception>
    internal abstract SourceSample Sample(CancellationToken cancellationToken);

    /// <summary>Opens it for one load; a source that cannot be opened again goes on where the sample ended.</summary>
    /// <exception cref="Diagnostics.EtlException">It cannot be read.</exception>
    internal abstract RecordReader Open(CancellationToken cancellationToken);

    /// <summary>Says what else belongs to its load, when its rows and rejects are written; in the load's transaction.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="loadId">The load.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal virtual Task LandedAsync(EtlSession session, long loadId, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
