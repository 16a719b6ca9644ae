using System.Management.Automation;
using EtlTools.Diagnostics;

namespace EtlTools.Cmdlets;

/// <summary>Turns paths of PowerShell into paths of files.</summary>
internal static class FilePaths
{
    /// <summary>The files a path names; a pattern that no file fits is reported.</summary>
    public static IReadOnlyList<string> Resolve(PSCmdlet cmdlet, string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
            return [cmdlet.GetUnresolvedProviderPathFromPSPath(path)];
        string[] files = [.. cmdlet.GetResolvedProviderPathFromPSPath(path, out _)];
        if (files.Length == 0)
        {
            cmdlet.WriteError(EtlErrorRecord.Of(new EtlException(
                ErrorIds.StagingNoFiles, $"No file fits {path}.", "Look at the folder and the pattern.", path)));
        }

        return files;
    }
}
