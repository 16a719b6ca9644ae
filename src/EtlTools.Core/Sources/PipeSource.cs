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

    /// <summary>
    /// Opens what can be read only once: <c>/dev/stdin</c>, <c>&lt;(command)</c> of a shell, or a named pipe.
    /// </summary>
    /// <returns>Null for a file, and for what cannot be opened.</returns>
    internal static FileStream? Open(string path)
    {
        if (IsDevice(path)) return File.OpenRead(path);
        if (!MayBePipe(path)) return null;
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!file.CanSeek) return file;
            file.Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether opening a path may take something out of it: a named pipe has no length.</summary>
    internal static bool MayBePipe(string path) => new FileInfo(path) is { Exists: true, Length: 0 };

    private static bool IsDevice(string path) =>
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
