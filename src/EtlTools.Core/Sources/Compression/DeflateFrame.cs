using ICSharpCode.SharpZipLib.Checksum;

namespace EtlTools.Sources.Compression;

/// <summary>What stands before and behind deflated data.</summary>
internal abstract class DeflateFrame
{
    /// <summary>What the format is called.</summary>
    public abstract string Name { get; }

    /// <summary>A new checksum of the kind that stands behind the data.</summary>
    public abstract IChecksum Checksum { get; }

    /// <summary>Goes over what stands before the data.</summary>
    public abstract void ReadHeader(PackedInput input);

    /// <summary>What has to stand behind the data.</summary>
    /// <param name="checksum">The checksum of what was unpacked.</param>
    /// <param name="bytes">How much that was.</param>
    public abstract byte[] Trailer(long checksum, long bytes);

    /// <summary>Whether more packed data follow; false at the end.</summary>
    public abstract bool IsNext(PackedInput input);

    /// <summary>The next byte of a header.</summary>
    protected byte Take(PackedInput input)
    {
        int value = input.ReadByte();
        return value < 0 ? throw PackedFault.Truncated(Name) : (byte)value;
    }
}
