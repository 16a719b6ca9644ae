using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Commands;

/// <summary>Builds the facts of a model.</summary>
/// <remarks>
/// <para>Looks up the version of each dimension that was valid at the fact's time; a key that no dimension knows gets
/// the unknown member, -1. Rows that are already there and say the same are left alone.</para>
/// <para>With -WhatIf everything is computed and rolled back: the results carry exact counts and, in Preview, the first
/// rows that would be written.</para>
/// </remarks>
/// <example>
/// <code>Invoke-FactTransform olist</code>
/// <para>Builds the facts of the model olist.</para>
/// </example>
/// <example>
/// <code>Invoke-DimensionTransform olist | Invoke-FactTransform -Name fact_order*</code>
/// <para>Builds the dimensions, then the facts about orders.</para>
/// </example>
/// <seealso cref="InvokeDimensionTransformCommand"/>
/// <seealso cref="InvokeAggregateTransformCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "FactTransform", SupportsShouldProcess = true)]
[OutputType(typeof(TransformResult))]
public sealed class InvokeFactTransformCommand : TransformCmdlet
{
    private protected override IReadOnlyList<StepKind> Kinds => [StepKind.Fact];

    private protected override string What => "facts";
}
