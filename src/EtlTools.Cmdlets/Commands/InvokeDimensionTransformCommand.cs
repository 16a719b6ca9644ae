using System.Management.Automation;
using EtlTools.Cmdlets;
using EtlTools.Runs;
using EtlTools.Transforms;

namespace EtlTools.Commands;

/// <summary>Builds the dimensions and calendars of a model from its staging tables.</summary>
/// <remarks>
/// <para>Each table is built in a transaction of its own, in the order the model needs. A dimension keeps history where
/// the model says so: a change of a type 2 column closes the current version and opens a new one. Running it again
/// without new data writes nothing.</para>
/// <para>With -WhatIf everything is computed and rolled back: the results carry exact counts and, in Preview, the first
/// rows that would be written.</para>
/// </remarks>
/// <example>
/// <code>Invoke-DimensionTransform olist</code>
/// <para>Builds the dimensions of the model olist.</para>
/// </example>
/// <example>
/// <code>(Invoke-DimensionTransform olist dim_customer -WhatIf).Preview | Format-Table</code>
/// <para>Shows the rows of one dimension that would change.</para>
/// </example>
/// <seealso cref="InvokeFactTransformCommand"/>
/// <seealso cref="GetDimensionHistoryCommand"/>
[Cmdlet(VerbsLifecycle.Invoke, "DimensionTransform", SupportsShouldProcess = true)]
[OutputType(typeof(TransformResult))]
public sealed class InvokeDimensionTransformCommand : TransformCmdlet
{
    private protected override IReadOnlyList<StepKind> Kinds => [StepKind.Dimension, StepKind.Calendar];

    private protected override string What => "dimensions";
}
