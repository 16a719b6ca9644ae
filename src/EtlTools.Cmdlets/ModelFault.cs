using EtlTools.Diagnostics;

namespace EtlTools.Cmdlets;

/// <summary>Something wrong in a model.</summary>
/// <param name="Id">The stable id of the fault, such as <c>Etl.Model.Select</c>.</param>
/// <param name="Message">What is wrong, and where: file, line, what was found, what was expected.</param>
/// <param name="NextStep">What to do.</param>
/// <param name="File">The file; null where none is at fault alone.</param>
public sealed record ModelFault(string Id, string Message, string NextStep, string? File)
{
    /// <inheritdoc />
    public override string ToString() => Message;

    internal static ModelFault Of(EtlException fault) => new(fault.Id, fault.Message, fault.NextStep, fault.Target);
}
