using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Drift;

namespace EtlTools.Commands;

/// <summary>Shows how files differ from their staging tables and the last load, without loading them.</summary>
/// <remarks>
/// <para>Returns one object for each difference, and nothing where there is none: columns that are new, missing,
/// renamed (in the place of a missing one, with the like of its values), narrowed (values that are cut or less exact),
/// or whose values do not fit the type of the column any more, and columns in another order. Values are those of the
/// first thousand records of the file, and of some thousand rows from all over the table.</para>
/// <para>Action says what a load would do about it: Evolve takes the difference over, Freeze refuses the file,
/// DiscardColumn leaves the column out, DiscardRow refuses rows. A model says so under drift: in staging/*.yml.</para>
/// </remarks>
/// <example>
/// <code>Test-SchemaDrift ./data/olist_orders_dataset.csv -Table orders</code>
/// <para>Compares a file with staging.orders.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem ./data/*.csv | Test-SchemaDrift -Model olist | Where-Object Kind -eq Missing</code>
/// <para>Lists columns that files lack, each file compared with the table the model sends it to.</para>
/// </example>
/// <seealso cref="ImportStagingDataCommand"/>
/// <seealso cref="GetDataVersionCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "SchemaDrift", DefaultParameterSetName = "Path")]
[OutputType(typeof(SchemaChange))]
public sealed class TestSchemaDriftCommand : FormatCmdlet
{
    private readonly List<string> _paths = [];

    /// <summary>Files, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0,
        ParameterSetName = "Path", ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files, taken as they are written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The table for all files; without a schema, in staging or the model's schema.</summary>
    /// <value>where the model sends the files</value>
    [Parameter]
    [ArgumentCompleter(typeof(LoadedTableCompleter))]
    public string? Table { get; set; }

    /// <summary>The model whose staging tables take the files, and whose policies apply: its folder, or the name of one
    /// that ships.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public ModelReference? Model { get; set; }

    /// <summary>What a load would do: a policy for everything, such as freeze, or for kinds of differences, as in
    /// @{ new = 'discard_column'; type = 'freeze' }.</summary>
    /// <value>what the model says, else evolve</value>
    [Parameter]
    public DriftArgument? Drift { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ParameterSetName == "LiteralPath") _paths.AddRange(LiteralPath.Select(GetUnresolvedProviderPathFromPSPath));
        else foreach (string path in Path) _paths.AddRange(FilePaths.Resolve(this, path));
    }

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        if (_paths.Count == 0) return;
        string? modelFolder = Model?.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        Run(async (streams, cancellationToken) =>
        {
            EtlModel? model = Model is null ? null : await Model.ReadAsync(modelFolder!, cancellationToken);
            ImportOptions options = new()
            {
                Files = _paths,
                Model = model,
                Table = Table,
                Format = FormatGiven(),
                Drift = Drift?.Parse(),
            };
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            SchemaDriftResult result = await SchemaDriftTester.TestAsync(database, options, cancellationToken);
            foreach (EtlException error in result.Errors) streams.WriteError(error);
            foreach (SchemaChange change in result.Changes)
                streams.WriteObject(PipelineObject.Of(change, database, model));
        });
    }
}
