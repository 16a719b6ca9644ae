using System.Text;
using EtlTools.Contracts;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Sources.Compression;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging.Archives;

/// <summary>Archived files that landed together, and do so again.</summary>
/// <param name="Mode">How.</param>
/// <param name="Files">The files in the order of their loads.</param>
internal sealed record ArchivedLanding(LoadMode Mode, IReadOnlyList<ArchiveEntry> Files)
{
    /// <summary>The files as sources.</summary>
    /// <param name="format">What goes before the format of the time.</param>
    /// <param name="limits">How much may come out of those that were packed when they were loaded.</param>
    public IEnumerable<RecordSource> Sources(SourceFormat? format, UnpackLimits limits) => Files.Select(file =>
        new ArchivedSource(file, (format ?? SourceFormat.Default).Or(file.Metadata.Format)) { Limits = limits });

    /// <summary>What the caller says about landing; where that is silent, what was said at the time.</summary>
    public LandingOptions Over(LandingOptions options)
    {
        ArchiveMetadata said = Files[0].Metadata;
        return options with
        {
            Key = options.Key.Count > 0 ? options.Key : said.Key,
            Watermark = options.Watermark ?? said.Watermark,
            OnConflict = options.OnConflict ?? said.OnConflict,
            Force = said.Force,
        };
    }

    /// <summary>What the records had to meet; null where nothing was named.</summary>
    public RecordContract? Contract => Files[0] is { Metadata.Contract: { } json } file
        ? RecordContract.Parse(file.Path + ArchiveMetadata.Extension, Encoding.UTF8.GetBytes(json))
        : null;

    /// <summary>What was done about drift; null where nothing was said.</summary>
    public DriftPolicy? Drift => Files[0].Metadata.Drift is { } policy ? DriftPolicy.Parse(policy) : null;
}
