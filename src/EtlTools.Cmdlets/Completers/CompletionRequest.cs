using System.Collections;
using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Models;

namespace EtlTools.Completers;

/// <summary>What has been typed when the user asks for completion.</summary>
/// <param name="CommandName">The command.</param>
/// <param name="Bound">The parameters typed so far.</param>
/// <param name="Location">The folder PowerShell stands in.</param>
internal sealed record CompletionRequest(string CommandName, IDictionary Bound, string Location)
{
    /// <summary>The request on the pipeline's thread, which knows where it stands.</summary>
    public static CompletionRequest Of(string commandName, IDictionary bound)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        PathInfo location = shell.AddCommand("Get-Location")
            .AddParameter("PSProvider", "FileSystem")
            .Invoke<PathInfo>()[0];
        return new CompletionRequest(commandName, bound, location.ProviderPath);
    }

    /// <summary>A path as it was typed, made absolute.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Location);

    /// <summary>The model that was typed as <c>-Model</c>; null where there is none.</summary>
    public async Task<EtlModel?> ReadModelAsync(CancellationToken cancellationToken)
    {
        object? typed = Bound["Model"] is PSObject wrapped ? wrapped.BaseObject : Bound["Model"];
        ModelReference? reference = typed switch
        {
            ModelReference known => known,
            EtlModel model => new ModelReference(model),
            string path => new ModelReference(path),
            _ => null,
        };
        return reference is null ? null : await reference.ReadAsync(reference.FolderFrom(Resolve), cancellationToken);
    }
}
