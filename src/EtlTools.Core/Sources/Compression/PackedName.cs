namespace EtlTools.Sources.Compression;

/// <summary>What the name of a packed file tells about its content.</summary>
internal static class PackedName
{
    /// <summary>A file's name without what says how it is packed: <c>orders.tsv</c> of <c>orders.tsv.gz</c>.</summary>
    public static string Unpacked(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".gz" or ".bz2" or ".br" or ".zz" or ".zlib"
            ? Path.ChangeExtension(path, null)
            : path;
}
