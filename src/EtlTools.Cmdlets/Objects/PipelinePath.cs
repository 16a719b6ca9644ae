using System.Management.Automation;
using EtlTools.Samples;

namespace EtlTools.Cmdlets.Objects;

/// <summary>Tells files in the pipeline from records.</summary>
/// <remarks>
/// Text is a path. A file or a folder as Get-ChildItem returns it, a path as Resolve-Path returns it, and what
/// New-SampleData has written are files. Everything else is a record, also when it has a property Path. To load what
/// Get-ChildItem says about files, select the properties: <c>Get-ChildItem | Select-Object Name, Length</c>.
/// </remarks>
internal static class PipelinePath
{
    /// <summary>A path that is taken as it is written; null for text and for records.</summary>
    public static string? Literal(PSObject input) => input.BaseObject switch
    {
        FileSystemInfo file => file.FullName,
        PathInfo path => path.Path,
        SampleFile sample => sample.Path,
        _ => null,
    };
}
