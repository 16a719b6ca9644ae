using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace EtlTools.Profiling.Values;

/// <summary>Finds out which type the values of a column have, and their range in the order of that type.</summary>
internal sealed class TypeTally
{
    /// <summary>The share of the values that has to fit for a column to be taken as anything but text.</summary>
    public const double EnoughToFit = 0.95;

    // Reading text that only looks like JSON costs an exception each time.
    private const int MostFailures = 1000;

    // Larger numbers go where losing their last digits does not matter to a mean.
    private const decimal Large = 1e18m;

    private static readonly byte[][] s_booleans =
        [.. "true false t f yes no y n on off".Split(' ').Select(Encoding.ASCII.GetBytes)];

    private readonly long[] _counts = new long[Enum.GetValues<InferredType>().Length];
    private readonly ValueRange<decimal> _numbers = new();
    private readonly ValueRange<long> _moments = new();
    private decimal _sum;
    private double _largeSum;
    private int _failures;

    /// <summary>Notes a value that is not empty and occurs so many times.</summary>
    /// <returns>What it is, seen by itself.</returns>
    public InferredType Add(ReadOnlySpan<byte> value, long times)
    {
        InferredType type = Classify(value, times);
        _counts[(int)type] += times;
        return type;
    }

    /// <summary>The type most values fit, the narrowest of several; text where too few fit any.</summary>
    /// <returns>The type, and the share of the values that fits it; null when there are no values.</returns>
    public (InferredType Type, double? Share) Infer()
    {
        long all = _counts.Sum();
        if (all == 0) return (InferredType.Text, null);
        InferredType best = Enum.GetValues<InferredType>().Skip(1).MaxBy(Fitting);
        double share = (double)Fitting(best) / all;
        return share >= EnoughToFit ? (best, share) : (InferredType.Text, 1);
    }

    /// <summary>The range of the values that fit a type; nulls where the type has no order but that of text.</summary>
    public (string? Min, string? Max) Range(InferredType type) => type switch
    {
        InferredType.Integer or InferredType.Decimal => (_numbers.Min, _numbers.Max),
        InferredType.Date or InferredType.Timestamp => (_moments.Min, _moments.Max),
        _ => (null, null),
    };

    /// <summary>The mean of the numbers; null for a type that is none.</summary>
    public double? Mean(InferredType type) => type is InferredType.Integer or InferredType.Decimal
        ? ((double)_sum + _largeSum) / Fitting(InferredType.Decimal)
        : null;

    private long Fitting(InferredType type) => type switch
    {
        InferredType.Decimal => Count(InferredType.Integer) + Count(InferredType.Decimal),
        InferredType.Timestamp => Count(InferredType.Date) + Count(InferredType.Timestamp),
        _ => Count(type),
    };

    private long Count(InferredType type) => _counts[(int)type];

    private InferredType Classify(ReadOnlySpan<byte> value, long times)
    {
        if (NumberText.TryParse(value, out decimal number, out bool isInteger))
        {
            _numbers.Add(number, value);
            if (Math.Abs(number) < Large) _sum += number * times;
            else _largeSum += (double)number * times;
            return isInteger ? InferredType.Integer : InferredType.Decimal;
        }

        if (MomentText.TryParse(value, out long ticks, out bool isDate))
        {
            _moments.Add(ticks, value);
            return isDate ? InferredType.Date : InferredType.Timestamp;
        }

        if (IsBoolean(value)) return InferredType.Boolean;
        if (value.Length == 36 && Utf8Parser.TryParse(value, out Guid _, out int read, 'D') && read == 36)
            return InferredType.Uuid;
        return IsJson(value) ? InferredType.Json : InferredType.Text;
    }

    private static bool IsBoolean(ReadOnlySpan<byte> value)
    {
        if (value.Length > 5) return false;
        foreach (byte[] word in s_booleans)
            if (Ascii.EqualsIgnoreCase(value, word)) return true;
        return false;
    }

    private bool IsJson(ReadOnlySpan<byte> value)
    {
        bool isFramed = (value[0], value[^1]) is ((byte)'{', (byte)'}') or ((byte)'[', (byte)']');
        if (!isFramed || _failures >= MostFailures) return false;
        try
        {
            Utf8JsonReader reader = new(value);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            _failures++;
            return false;
        }
    }
}
