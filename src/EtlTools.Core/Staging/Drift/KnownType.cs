using System.Globalization;
using EtlTools.Profiling;

namespace EtlTools.Staging.Drift;

/// <summary>The type that the values of a table's column are known to have.</summary>
/// <param name="Type">The type.</param>
/// <param name="Share">The share of the values that fits it, above 0 to 1.</param>
/// <remarks>
/// Where all of them fit, one value that does not is a difference. Where some do not, as many again are none: only more
/// than chance would pick from such a column are.
/// </remarks>
internal readonly record struct KnownType(InferredType Type, double Share)
{
    /// <summary>Whether every value fits.</summary>
    public bool HoldsAll => Share == 1;

    /// <summary>Whether so many values that do not fit, among so many, are what the column is known to hold.</summary>
    public bool Allows(long misfits, long count) =>
        misfits == 0 || !Chance.IsNone(Chance.OfAtLeast(misfits, count, 1 - Share));

    /// <summary><c>decimal</c>, or <c>decimal (97.2 % of the values)</c>; the share is never rounded up.</summary>
    public override string ToString() => HoldsAll
        ? DriftPolicy.Word(Type)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{DriftPolicy.Word(Type)} ({Math.Floor(Share * 1000) / 10:0.#} % of the values)");
}
