namespace EtlTools.Sources.Objects;

/// <summary>Objects that come one after the other, as through PowerShell's pipeline.</summary>
public sealed record ObjectSource : RecordSource
{
    private readonly ObjectFeed _feed;

    /// <summary>Makes a source of a feed.</summary>
    /// <param name="typeName">The name of the objects' type, with its namespace.</param>
    /// <param name="feed">Where they come in.</param>
    public ObjectSource(string typeName, ObjectFeed feed)
    {
        Name = typeName;
        _feed = feed;
    }

    /// <summary>The name of the objects' type, with its namespace.</summary>
    public override string Name { get; }

    /// <summary>The name of the objects' type.</summary>
    public override string ShortName => Name[(Name.LastIndexOf('.') + 1)..];

    /// <inheritdoc />
    public override bool CanReopen => false;

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken) => new(
        _feed.First(cancellationToken)?.Names ?? [], Bytes: null, _feed.IsComplete ? _feed.Count : null);

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken) =>
        new ObjectRecordReader(_feed, cancellationToken);
}
