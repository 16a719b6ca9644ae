namespace EtlTools.Sources;

/// <summary>What comes through a pipe, such as standard input: once, and with no end until it is there.</summary>
public sealed record PipeSource : RecordSource
{
    private readonly PipeContent _content;
    private readonly SourceFormat _format;

    /// <param name="name">What the catalog calls it.</param>
    /// <param name="pipe">The pipe; it stays open.</param>
    /// <param name="format">How it is written.</param>
    public PipeSource(string name, Stream pipe, SourceFormat format)
        : this(name, new PipeContent(pipe), format)
    {
    }

    private PipeSource(string name, PipeContent content, SourceFormat format)
    {
        Name = name;
        _content = content;
        _format = format;
    }

    /// <summary>What standard input is called.</summary>
    public const string StandardInput = "stdin";

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override string ShortName => Name;

    /// <inheritdoc />
    public override bool CanReopen => false;

    /// <summary>How much may come out of it when it is packed.</summary>
    public Compression.UnpackLimits Limits { get; init; } = Compression.UnpackLimits.Default;

    /// <summary>Whether a path names what can be read once: <c>/dev/stdin</c>, or <c>&lt;(command)</c> of a shell.</summary>
    public static bool IsPipe(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/self/fd/", StringComparison.Ordinal);

    /// <inheritdoc />
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using RecordReader reader = Read(cancellationToken);
        return SourceSample.Take(reader);
    }

    /// <inheritdoc />
    internal override RecordReader Open(CancellationToken cancellationToken)
    {
        _content.Rewind();
        return Read(cancellationToken);
    }

    private RecordReader Read(CancellationToken cancellationToken)
    {
        _content.CancellationToken = cancellationToken;
        return FormatReader.Open(new SourceStream(Name, _content, _format.Encoding, Limits), _format);
    }
}
