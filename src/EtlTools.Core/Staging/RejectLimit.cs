using System.Globalization;
using EtlTools.Diagnostics;

namespace EtlTools.Staging;

/// <summary>How many rows of a file may be refused before the file counts as not what it is said to be.</summary>
/// <param name="Count">More refused rows than this …</param>
/// <param name="Percent">… and more than this many percent of the rows read are too many.</param>
/// <remarks>
/// The share is judged at the end of a file, and from row 100,000 on also while it is read, so that a large file of
/// another kind ends early. A full load none of whose rows is good fails, unless 100 % may be refused: it would empty
/// the table.
/// </remarks>
public sealed record RejectLimit(long Count, double Percent)
{
    private const long EarliestRow = 100_000;

    /// <summary>More than 5 % of the rows, and more than 100.</summary>
    public static RejectLimit Default { get; } = new(100, 5);

    /// <summary>Any number of rows may be refused.</summary>
    internal static RejectLimit None { get; } = new(0, 100);

    /// <summary>Reads <c>0</c>, <c>50</c> or <c>2.5%</c>.</summary>
    /// <param name="text">A number of rows, or a percentage from 0 to 100 with its sign.</param>
    /// <returns>The bound.</returns>
    /// <exception cref="EtlException">It is neither.</exception>
    public static RejectLimit Parse(string text)
    {
        string trimmed = text.Trim();
        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        if (trimmed.EndsWith('%')
            && double.TryParse(trimmed[..^1].TrimEnd(), Style, CultureInfo.InvariantCulture, out double percent)
            && percent <= 100)
            return new(0, percent);
        if (long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out long count)) return new(count, 0);
        throw new EtlException(
            ErrorIds.StagingRejectLimit,
            $"'{text}' is no bound for rejects; a number of rows or a percentage up to 100 % was expected.",
            "Write it as 0, 50 or 2.5%.",
            text);
    }

    /// <summary>The bound in words.</summary>
    public override string ToString() => this switch
    {
        { Percent: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Count:N0}"),
        { Count: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Percent} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Percent} % and {Count:N0}"),
    };

    /// <summary>Whether a file that was read to its end has too many.</summary>
    internal bool IsExceeded(long rejected, long read) => rejected > Count && rejected > read * Percent / 100;

    /// <summary>Whether all of a file may be refused.</summary>
    internal bool AllowsAll => Percent >= 100;

    /// <summary>Whether reading on is in vain.</summary>
    internal bool IsHopeless(long rejected, long read) =>
        (Percent == 0 || read >= EarliestRow) && IsExceeded(rejected, read);
}
