namespace EtlTools.Sources.Compression;

/// <summary>How a source is packed.</summary>
internal enum CompressionKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>gzip (RFC 1952), one member or several.</summary>
    Gzip,

    /// <summary>zlib (RFC 1950).</summary>
    Zlib,

    /// <summary>bzip2, one stream or several.</summary>
    Bzip2,

    /// <summary>brotli (RFC 7932).</summary>
    Brotli,

    /// <summary>A zip archive; its members are sources of their own.</summary>
    Zip,

    /// <summary>xz, which is not read.</summary>
    Xz,

    /// <summary>Zstandard, which is not read.</summary>
    Zstandard,

    /// <summary>LZ4, which is not read.</summary>
    Lz4,

    /// <summary>7-Zip, which is not read.</summary>
    SevenZip,
}
