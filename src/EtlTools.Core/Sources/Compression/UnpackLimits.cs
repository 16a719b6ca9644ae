namespace EtlTools.Sources.Compression;

/// <summary>How much may come out of a packed source before it is taken for a bomb and refused.</summary>
public sealed record UnpackLimits
{
    /// <summary>The limits where nothing else is said.</summary>
    public static UnpackLimits Default { get; } = new();

    /// <summary>How many times its packed size a source may become; looked at from 64 MiB on, as small ones do no harm.</summary>
    /// <value>1000, which deflate reaches with one byte repeated, and no table does</value>
    public int MaxRatio { get; init; } = 1000;

    /// <summary>How many bytes may come out of a packed source.</summary>
    /// <value>1 TiB</value>
    public long MaxBytes { get; init; } = 1L << 40;
}
