using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Models;

namespace EtlTools.Commands;

/// <summary>Reads models: their staging tables, dimensions, facts, aggregates and rules.</summary>
/// <remarks>
/// <para>A model is a folder with a file model.yml. Without a path, the models that ship with the module. No database
/// is needed.</para>
/// </remarks>
/// <example>
/// <code>Get-EtlModel</code>
/// <para>Lists the models that ship with the module.</para>
/// </example>
/// <example>
/// <code>(Get-EtlModel olist).Tables | Format-Table Kind, Name, Key</code>
/// <para>Lists the tables of a model in the order they are built.</para>
/// </example>
/// <seealso cref="TestEtlModelCommand"/>
[Cmdlet(VerbsCommon.Get, "EtlModel", DefaultParameterSetName = "Path")]
[OutputType(typeof(EtlModel))]
public sealed class GetEtlModelCommand : AsyncCmdlet
{
    /// <summary>Folders of models, wildcards allowed, or names of models that ship with the module.</summary>
    /// <value>the models that ship with the module</value>
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string[]? Path { get; set; }

    /// <summary>Folders of models, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    public string[]? LiteralPath { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        IReadOnlyList<string> folders = LiteralPath is { } literal
            ? [.. literal.Select(GetUnresolvedProviderPathFromPSPath)]
            : Path is { } paths
                ? [.. paths.SelectMany(Resolve)]
                : ShippedModels.Folders;
        Run(async (streams, cancellationToken) =>
        {
            foreach (string folder in folders)
            {
                try
                {
                    EtlModel model = await ModelReader.ReadAsync(folder, cancellationToken);
                    streams.WriteObject(PipelineObject.Of(model, database: null, model));
                }
                catch (Diagnostics.EtlException error)
                {
                    streams.WriteError(error);
                }
            }
        });
    }

    private IEnumerable<string> Resolve(string path) => WildcardPattern.ContainsWildcardCharacters(path)
        ? GetResolvedProviderPathFromPSPath(path, out _)
        : [new ModelReference(path).FolderFrom(GetUnresolvedProviderPathFromPSPath)];
}
