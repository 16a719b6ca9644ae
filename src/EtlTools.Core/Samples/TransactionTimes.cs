namespace EtlTools.Samples;

/// <summary>When the transactions happened. Their numbers follow time.</summary>
internal sealed class TransactionTimes
{
    private const int DayTwoAtLeast = 500;

    private static readonly int[] s_monthWeights = [85, 80, 88, 92, 98, 100, 102, 98, 95, 105, 145, 170];
    private static readonly int[] s_weekdayWeights = [110, 94, 92, 94, 98, 110, 120];

    private readonly int _seed;
    private readonly SamplePeriod _period;
    private readonly int[] _perDay;

    public TransactionTimes(int seed, int transactions, SamplePeriod period, CustomerRegister register)
    {
        _seed = seed;
        _period = period;
        DayOne = transactions;
        DayTwo = Math.Max(DayTwoAtLeast, transactions / 730);
        _perDay = Apportionment.Share(transactions, [.. Days().Select(day => Weight(day, register))]);
    }

    /// <summary>How many transactions the history holds.</summary>
    public int DayOne { get; }

    /// <summary>How many transactions day 2 adds.</summary>
    public int DayTwo { get; }

    /// <summary>Numbers and moments of the history, in order of both.</summary>
    public IEnumerable<(int Id, DateTime Moment)> OfDayOne()
    {
        int id = 0;
        for (int day = 0; day < _perDay.Length; day++)
            foreach (int second in Seconds(day, _perDay[day]))
                yield return (++id, _period.Opening.AddDays(day).AddSeconds(second));
    }

    /// <summary>Numbers and moments of day 2, continuing those of the history.</summary>
    public IEnumerable<(int Id, DateTime Moment)> OfDayTwo()
    {
        int id = DayOne;
        foreach (int second in Seconds(_period.Days, DayTwo))
            yield return (++id, _period.DayTwo.AddSeconds(second));
    }

    private IEnumerable<DateOnly> Days() => Enumerable.Range(0, _period.Days).Select(_period.FirstDay.AddDays);

    private static long Weight(DateOnly day, CustomerRegister register) =>
        (long)register.CountBefore(SamplePeriod.Start(day.AddDays(1)))
        * s_monthWeights[day.Month - 1]
        * s_weekdayWeights[(int)day.DayOfWeek];

    private int[] Seconds(int day, int count)
    {
        var random = new RandomStream(_seed, RandomPurpose.TransactionTime, day);
        var seconds = new int[count];
        for (int i = 0; i < count; i++)
            seconds[i] = HourOfDay.Second(random);
        Array.Sort(seconds);
        return seconds;
    }
}
