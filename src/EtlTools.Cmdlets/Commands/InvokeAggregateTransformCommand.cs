using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Commands;

/// <summary>Builds the aggregates of a model, and the totals it writes back to dimensions.</summary>
/// <remarks>
/// <para>With -WhatIf everything is computed and rolled back: the results carry exact counts and, in Preview, the first
/// rows that would be written.</para>
/// </remarks>
/// <example>
/// <code>Invoke-AggregateTransform olist</code>
/// <para>Builds the aggregates of the model olist.</para>
/// </example>
/// <example>
/// <code>Invoke-FactTransform olist | Invoke-AggregateTransform -AsOf 2018-09-01</code>
/// <para>Builds the facts, then totals as they stood at the start of September 2018.</para>
/// </example>
/// <seealso cref="InvokeFactTransformCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "AggregateTransform", SupportsShouldProcess = true)]
[OutputType(typeof(TransformResult))]
public sealed class InvokeAggregateTransformCommand : TransformCmdlet
{
    private protected override IReadOnlyList<StepKind> Kinds => [StepKind.Aggregate, StepKind.Rollup];

    private protected override string What => "aggregates";
}
