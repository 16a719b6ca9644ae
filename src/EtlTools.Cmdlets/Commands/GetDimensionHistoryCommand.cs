using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Transforms.Dimension;

namespace EtlTools.Commands;

/// <summary>Shows the versions of a dimension's members.</summary>
/// <remarks>
/// <para>Returns the rows of one member, oldest version first; without a key those of all members that have more than
/// one version. A version holds from valid_from up to, not including, valid_to.</para>
/// </remarks>
/// <example>
/// <code>Get-DimensionHistory dim_customer -Model olist -First 10</code>
/// <para>Shows members that changed.</para>
/// </example>
/// <example>
/// <code>Get-DimensionHistory dim_customer 861eff4711a542e4b93843c6dd7febb0 -Model olist |
///     Format-List valid_from, valid_to, is_current</code>
/// <para>Shows when each version of one customer held.</para>
/// </example>
/// <seealso cref="InvokeDimensionTransformCommand"/>
[Cmdlet(VerbsCommon.Get, "DimensionHistory")]
[OutputType(typeof(PSObject))]
public sealed class GetDimensionHistoryCommand : DatabaseCmdlet
{
    /// <summary>The dimension.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(DimensionCompleter))]
    public string Dimension { get; set; } = "";

    /// <summary>The member's key: one value for each column of the key, in the model's order.</summary>
    /// <value>all members with more than one version</value>
    [Parameter(Position = 1)]
    public string[] Key { get; set; } = [];

    /// <summary>The model: its folder, or the name of one that ships with the module.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference Model { get; set; } = null!;

    /// <summary>How many rows at most.</summary>
    /// <value>1000</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 1000;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string folder = Model.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        Run(async (streams, cancellationToken) =>
        {
            EtlModel model = await Model.ReadAsync(folder, cancellationToken);
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            foreach (IReadOnlyDictionary<string, object?> row in
                await DimensionHistory.ReadAsync(database, model, Dimension, Key, First, cancellationToken))
                streams.WriteObject(PipelineObject.OfRow(row));
        });
    }
}
