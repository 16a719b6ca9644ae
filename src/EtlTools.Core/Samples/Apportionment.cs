namespace EtlTools.Samples;

/// <summary>Cuts a whole number into parts proportional to weights.</summary>
internal static class Apportionment
{
    /// <summary>The parts, whose sum is exactly <paramref name="total"/> unless every weight is 0.</summary>
    public static int[] Share(int total, IReadOnlyList<long> weights)
    {
        var parts = new int[weights.Count];
        Int128 sum = weights.Sum();
        Int128 cumulative = 0;
        int given = 0;
        for (int i = 0; i < parts.Length && sum > 0; i++)
        {
            cumulative += weights[i];
            int due = (int)(total * cumulative / sum);
            parts[i] = due - given;
            given = due;
        }
        return parts;
    }

    /// <summary><paramref name="permille"/> thousandths of <paramref name="total"/>, rounded half up.</summary>
    public static int Permille(int total, int permille) => (int)(((long)total * permille + 500) / 1000);
}
