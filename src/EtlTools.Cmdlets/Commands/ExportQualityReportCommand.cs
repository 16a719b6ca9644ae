using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Completers;
using EtlTools.Database;
using EtlTools.Reporting;

namespace EtlTools.Commands;

/// <summary>Writes what a run's quality rules found as one HTML file.</summary>
/// <remarks>
/// <para>The file needs nothing else: it opens offline, on a phone, and prints. It shows the score, each category, the
/// trend, the rules, rows at fault, and the account of the loads and tables.</para>
/// <para>With -WhatIf the result is what the report would show.</para>
/// </remarks>
/// <example>
/// <code>Export-QualityReport ./report.html</code>
/// <para>Reports the last run that tested rules.</para>
/// </example>
/// <example>
/// <code>Test-DataQuality olist | Export-QualityReport ./report.html | Invoke-Item -WhatIf</code>
/// <para>Tests, reports, and would open the report. Leave out -WhatIf to do it.</para>
/// </example>
/// <seealso cref="TestDataQualityCommand"/>
[Cmdlet(VerbsData.Export, "QualityReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(QualityReport))]
public sealed class ExportQualityReportCommand : DatabaseCmdlet
{
    private readonly HashSet<(EtlDatabase?, long?)> _done = [];

    /// <summary>The file to write; an existing one is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>The run that tested the rules.</summary>
    /// <value>the last one that did</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? RunId { get; set; }

    /// <summary>Where no run is named, the name of the model whose last run is meant.</summary>
    /// <value>any</value>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>The heading.</summary>
    /// <value>the model's name</value>
    [Parameter]
    public string? Title { get; set; }

    // Each result of a run brings the same run. The report is written at the first, so that there is one even where a
    // gate ends the pipeline after the last.
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (!_done.Add((Database, RunId))) return;
        string file = GetUnresolvedProviderPathFromPSPath(Path);
        Approval approval = Ask("Write a quality report", file);
        if (approval == Approval.Refused) return;
        Run(async (streams, cancellationToken) =>
        {
            EtlDatabase database = await ConnectAsync(streams, cancellationToken);
            QualityReport report = await QualityReportReader.ReadAsync(database, RunId, Model, cancellationToken);
            if (Title is { } title) report = report with { Title = title };
            if (approval == Approval.PreviewOnly)
            {
                streams.WriteObject(report);
                return;
            }

            await HtmlReportWriter.SaveAsync(report, file, cancellationToken);
        });
        if (approval == Approval.PreviewOnly) return;
        WriteObject(InvokeProvider.Item.Get([file], force: true, literalPath: true), enumerateCollection: true);
    }
}
