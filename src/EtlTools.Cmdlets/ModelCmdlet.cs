using System.Management.Automation;
using EtlTools.Completers;

namespace EtlTools.Cmdlets;

/// <summary>A cmdlet that works with the tables of a model; once for each database and model that the pipeline
/// brings.</summary>
public abstract class ModelCmdlet : DatabaseCmdlet
{
    private readonly List<ModelInput> _inputs = [];

    /// <summary>
    /// The model: its folder, or the name of one that ships with the module (retail, olist). Results of other cmdlets
    /// bring it along.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference Model { get; set; } = null!;

    /// <summary>What the step before did. It brings the database and the model, and nothing else is taken from
    /// it.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        ModelInput input = new(Database, Model, Model.FolderFrom(GetUnresolvedProviderPathFromPSPath), InputObject);
        int known = _inputs.FindIndex(other => other.Database == input.Database && other.Folder == input.Folder);
        if (known < 0) _inputs.Add(input);
        else _inputs[known] = input;
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        foreach (ModelInput input in _inputs)
        {
            Database = input.Database;
            Process(input);
        }
    }

    /// <summary>Works with one model.</summary>
    private protected abstract void Process(ModelInput input);
}
