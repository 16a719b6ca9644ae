using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Transforms;

namespace EtlTools.Commands;

/// <summary>Checks models without running them.</summary>
/// <remarks>
/// <para>Reads every file of the model against its schema, describes every select and rule on the server, and returns
/// all faults found: file, line, what was found, what was expected. Nothing is changed.</para>
/// </remarks>
/// <example>
/// <code>Test-EtlModel olist</code>
/// <para>Checks a model that ships with the module.</para>
/// </example>
/// <example>
/// <code>Get-EtlModel | Test-EtlModel | Where-Object IsValid -eq $false</code>
/// <para>Lists models that have faults.</para>
/// </example>
/// <seealso cref="GetEtlModelCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "EtlModel")]
[OutputType(typeof(ModelTestResult))]
public sealed class TestEtlModelCommand : DatabaseCmdlet
{
    /// <summary>The model: its folder, or the name of one that ships with the module.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ArgumentCompleter(typeof(Completers.ModelCompleter))]
    public ModelReference Model { get; set; } = null!;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        string folder = Model.FolderFrom(GetUnresolvedProviderPathFromPSPath);
        Run(async (streams, cancellationToken) =>
        {
            EtlModel model;
            try
            {
                model = await ModelReader.ReadAsync(folder, cancellationToken);
            }
            catch (EtlException fault)
            {
                if (fault.Id == ErrorIds.ModelNotFound) streams.WriteError(fault);
                else streams.WriteObject(ModelTestResult.Unreadable(folder, fault));
                return;
            }

            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            IReadOnlyList<EtlException> faults = await ModelChecker.CheckAsync(database, model, cancellationToken);
            streams.WriteObject(PipelineObject.Of(ModelTestResult.Of(model, faults), database, model));
        });
    }
}
