using System.CommandLine;
using EtlTools.Sources.Compression;

namespace EtlTools.Cli.Verbs;

/// <summary>The options that say how much may come out of a packed file.</summary>
internal sealed class UnpackOptions
{
    private readonly Option<int> _ratio = NumberOption.Create(
        "--max-unpack-ratio",
        "How many times its size a packed file may become, looked at from 64 MiB on.",
        UnpackLimits.Default.MaxRatio,
        least: 1);

    private readonly Option<long?> _bytes = NumberOption.Optional(
        "--max-unpack-bytes", "How many bytes may come out of a packed file. [default: 1 TiB]", "bytes");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(_ratio);
        verb.Add(_bytes);
    }

    /// <summary>What the command line says.</summary>
    public UnpackLimits Read(ParseResult parse) => new()
    {
        MaxRatio = parse.GetValue(_ratio),
        MaxBytes = parse.GetValue(_bytes) ?? UnpackLimits.Default.MaxBytes,
    };
}
