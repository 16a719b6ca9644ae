namespace EtlTools.Samples;

/// <summary>Draws an index as often as its weight says.</summary>
internal sealed class WeightedChoice
{
    private readonly int[] _cumulative;

    public WeightedChoice(params int[] weights)
    {
        _cumulative = new int[weights.Length];
        int sum = 0;
        for (int i = 0; i < weights.Length; i++)
            _cumulative[i] = sum += weights[i];
    }

    public int Pick(RandomStream random)
    {
        int drawn = random.Next(_cumulative[^1]);
        int index = 0;
        while (_cumulative[index] <= drawn) index++;
        return index;
    }
}
