using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Samples;

namespace EtlTools.Commands;

/// <summary>Writes the files of a made-up retailer: customers, products, transactions and campaigns.</summary>
/// <remarks>
/// <para>The same seed gives the same files, byte for byte. The files carry faults that quality rules are to find; how
/// many is written to planted_yyyyMMdd.json beside them. -Day 2 writes what the day after brings: customers that moved,
/// changed their email, came or went, and new transactions. The model retail takes the files.</para>
/// <para>With -WhatIf the result says what would be written.</para>
/// </remarks>
/// <example>
/// <code>New-SampleData ./sample -Customers 1000 -Transactions 4000</code>
/// <para>Writes a small shop.</para>
/// </example>
/// <example>
/// <code>New-SampleData ./sample -Customers 1000 -Transactions 4000 -Day 2 | Import-StagingData -Model retail</code>
/// <para>Writes the changes of the day after and loads them.</para>
/// </example>
/// <seealso cref="ImportStagingDataCommand"/>
[Cmdlet(VerbsCommon.New, "SampleData", SupportsShouldProcess = true)]
[OutputType(typeof(SampleFile), typeof(SampleOptions))]
public sealed class NewSampleDataCommand : AsyncCmdlet
{
    private static readonly SampleOptions s_defaults = new() { OutputDirectory = "." };

    /// <summary>The folder to write to; created when missing, files of the same names are replaced.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("OutputDirectory")]
    public string Path { get; set; } = "";

    /// <summary>How many customers have registered, 1 to 10,000,000.</summary>
    /// <value>50000</value>
    [Parameter]
    public int Customers { get; set; } = s_defaults.Customers;

    /// <summary>How many products there are, 1 to 1,000,000.</summary>
    /// <value>500</value>
    [Parameter]
    public int Products { get; set; } = s_defaults.Products;

    /// <summary>How many transactions the first day's file holds, 0 to 100,000,000.</summary>
    /// <value>200000</value>
    [Parameter]
    public int Transactions { get; set; } = s_defaults.Transactions;

    /// <summary>How many campaigns were run, 0 to 10,000.</summary>
    /// <value>25</value>
    [Parameter]
    public int Campaigns { get; set; } = s_defaults.Campaigns;

    /// <summary>The seed of every random number.</summary>
    /// <value>42</value>
    [Parameter]
    public int Seed { get; set; } = s_defaults.Seed;

    /// <summary>1 for the history of two years, 2 for the day after.</summary>
    /// <value>1</value>
    [Parameter]
    public int Day { get; set; } = s_defaults.Day;

    /// <summary>The last day of the history.</summary>
    /// <value>2024-12-31</value>
    [Parameter]
    public DateTime Date { get; set; } = s_defaults.Date.ToDateTime(TimeOnly.MinValue);

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        SampleOptions options = new()
        {
            OutputDirectory = GetUnresolvedProviderPathFromPSPath(Path),
            Customers = Customers,
            Products = Products,
            Transactions = Transactions,
            Campaigns = Campaigns,
            Seed = Seed,
            Day = Day,
            Date = DateOnly.FromDateTime(Date),
        };
        Approval approval = Ask("Write sample files", options.OutputDirectory);
        if (approval == Approval.PreviewOnly) WriteObject(options);
        if (approval != Approval.Given) return;
        Run(async (streams, cancellationToken) =>
        {
            SampleResult result = await SampleGenerator.GenerateAsync(options, streams, cancellationToken);
            foreach (SampleFile file in result.Files) streams.WriteObject(file);
        });
    }
}
