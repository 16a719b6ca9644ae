using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Quality;
using EtlTools.Runs;

namespace EtlTools.Commands;

/// <summary>Tests the quality rules of a model.</summary>
/// <remarks>
/// <para>Returns what each rule found and keeps it in the database, with the rows that violate it and a score per
/// category. A rule that had nothing to check is neither a pass nor a failure: its status is NotChecked.</para>
/// <para>-FailOn makes it a gate: when a rule of that severity or worse fails, the pipeline ends with the error
/// Etl.Quality.GateFailed, after the results. With -WhatIf it returns the rules it would test.</para>
/// </remarks>
/// <example>
/// <code>Test-DataQuality olist</code>
/// <para>Tests all rules of the model olist.</para>
/// </example>
/// <example>
/// <code>Test-DataQuality olist -Category Integrity, Uniqueness -FailOn Critical</code>
/// <para>Tests two categories, and fails where a critical rule does.</para>
/// </example>
/// <example>
/// <code>Test-DataQuality olist | Where-Object Status -eq Failed | Get-DataQualityException -First 5</code>
/// <para>Shows rows at fault.</para>
/// </example>
/// <seealso cref="GetDataQualityResultCommand"/>
/// <seealso cref="ExportQualityReportCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "DataQuality", SupportsShouldProcess = true)]
[OutputType(typeof(RuleResult), typeof(QualityRule))]
public sealed class TestDataQualityCommand : ModelCmdlet
{
    /// <summary>The rules to test, wildcards allowed.</summary>
    /// <value>all of the model's</value>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>The categories to test.</summary>
    /// <value>all</value>
    [Parameter]
    public QualityCategory[] Category { get; set; } = [];

    /// <summary>The severity from which a failed rule ends the pipeline.</summary>
    /// <value>none does</value>
    [Parameter]
    public RuleSeverity? FailOn { get; set; }

    /// <summary>How many rows at fault are kept for each rule; counts are always complete.</summary>
    /// <value>1000</value>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaxExceptions { get; set; } = 1000;

    /// <summary>The moment to take as the present, which freshness is measured against.</summary>
    /// <value>now</value>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    private protected override void Process(ModelInput input)
    {
        Approval approval = Ask("Test quality rules", $"{input.Model.Name} in {DatabaseName}");
        if (approval == Approval.Refused) return;
        string command = CommandText;
        Run(async (streams, cancellationToken) =>
        {
            EtlModel model = await input.ReadAsync(cancellationToken);
            QualityOptions options = new()
            {
                Model = model,
                Rules = Rule,
                Categories = Category,
                FailOn = FailOn,
                MaxExceptions = MaxExceptions,
            };
            if (approval == Approval.PreviewOnly)
            {
                foreach (QualityRule rule in QualityRunner.Plan(options))
                    streams.WriteObject(PipelineObject.Of(rule, input.Database, model));
                return;
            }

            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            await using EtlRun run = await EtlRun.StartAsync(database, command, model.Name, AsOf, cancellationToken);
            await run.CompleteAsync(async () =>
            {
                QualityResult result = await QualityRunner.RunAsync(run, options, streams, cancellationToken);
                foreach (RuleResult rule in result.Results)
                    streams.WriteObject(PipelineObject.Of(rule, database, model));
                QualityGate.ThrowIfFailed(result);
                return RunStatus.Succeeded;
            });
        });
    }
}
