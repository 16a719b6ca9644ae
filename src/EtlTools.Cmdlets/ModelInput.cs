using System.Management.Automation;
using EtlTools.Database;
using EtlTools.Models;

namespace EtlTools.Cmdlets;

/// <summary>A model to work with, and where it came from.</summary>
/// <param name="Database">The database it is meant for; null for the session's default.</param>
/// <param name="Model">The model as it was named.</param>
/// <param name="Folder">Its folder, absolute.</param>
/// <param name="Result">The last result of the step before that brought it; null when it was named.</param>
internal sealed record ModelInput(EtlDatabase? Database, ModelReference Model, string Folder, PSObject? Result)
{
    /// <summary>Reads the model, unless the step before did.</summary>
    public ValueTask<EtlModel> ReadAsync(CancellationToken cancellationToken) =>
        Model.ReadAsync(Folder, cancellationToken);
}
