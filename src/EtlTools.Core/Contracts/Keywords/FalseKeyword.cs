using EtlTools.Contracts.Values;

namespace EtlTools.Contracts.Keywords;

/// <summary>The schema <c>false</c>: nothing matches.</summary>
/// <param name="name">The keyword it is the value of.</param>
internal sealed class FalseKeyword(string name) : Keyword(name)
{
    /// <inheritdoc />
    public override bool Check(in Instance instance, Findings? findings) => Refuse(instance, findings, "nothing");
}
