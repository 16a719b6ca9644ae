namespace EtlTools.Samples;

/// <summary>Random numbers for one row: a function of seed, purpose and row, the same on every machine.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). A row's numbers do not
/// depend on the rows before it, so day 2 can draw any row of day 1 again without replaying the file.
/// Integer arithmetic alone: the same bytes on every processor.
/// </remarks>
internal sealed class RandomStream(int seed, RandomPurpose purpose, long row)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(Mix(((ulong)(uint)seed << 8) + (ulong)purpose) + (ulong)row * Gamma);

    /// <summary>A number from 0 up to, not including, <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)(((Bits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    /// <summary>The smaller of two draws: small numbers are likelier.</summary>
    public int NextLow(int bound) => Math.Min(Next(bound), Next(bound));

    /// <summary>True in <paramref name="permille"/> of a thousand draws.</summary>
    public bool Chance(int permille) => Next(1000) < permille;

    /// <summary>One of <paramref name="choices"/>, all as likely.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private ulong Bits() => Mix(_state += Gamma);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
