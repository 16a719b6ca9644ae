using System.Data.Common;

namespace EtlTools.Sources.Databases;

/// <summary>The rows of a reader that somebody else has opened, from where it stands.</summary>
public sealed record DbReaderSource : RecordSource
{
    private readonly DbDataReader _rows;

    /// <summary>Makes a source of a reader.</summary>
    /// <param name="rows">The reader; it stays open.</param>
    public DbReaderSource(DbDataReader rows) => _rows = rows;

    /// <summary>The name of the reader's type; a reader does not say where it reads.</summary>
    public override string Name => _rows.GetType().FullName!;

    /// <inheritdoc />
    public override string ShortName => _rows.GetType().Name;

    /// <inheritdoc />
    public override bool CanReopen => false;

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Open(cancellationToken);
        return new(reader.Header, Bytes: null, EstimatedRows: null);
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken) =>
        new DbRecordReader(_rows, error => QueryErrors.Of(Name, null, error), cancellationToken);
}
