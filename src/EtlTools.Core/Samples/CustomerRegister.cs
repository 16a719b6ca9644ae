namespace EtlTools.Samples;

/// <summary>Who registered when. Numbers follow time, so those registered before a moment are 1 to N.</summary>
/// <remarks>
/// Holds the customers of day 2 as well: whoever asks about a moment of day 1 does not meet them.
/// Registrations thin out: the share x of the customers is there after 0.7 x + 0.3 x² of the time.
/// </remarks>
internal sealed class CustomerRegister
{
    private const int NewPermille = 10;

    private static readonly WeightedChoice s_statuses = new(90, 8, 2);
    private static readonly string[] s_statusNames = ["Active", "Inactive", "Suspended"];

    // Active customers buy often or seldom, the others hardly ever.
    private const int MostEager = 16;

    private readonly SamplePeriod _period;
    private readonly int _historical;
    private readonly int[] _registered;
    private readonly byte[] _eagerness;
    private readonly byte[] _status;

    public CustomerRegister(int seed, int customers, SamplePeriod period)
    {
        _period = period;
        _historical = customers;
        New = Apportionment.Permille(customers, NewPermille);
        Count = customers + New;
        _registered = new int[Count];
        _eagerness = new byte[Count];
        _status = new byte[Count];
        for (int i = 0; i < Count; i++)
            Register(i, new RandomStream(seed, RandomPurpose.Registration, i + 1));
    }

    /// <summary>Customers of both days.</summary>
    public int Count { get; }

    /// <summary>Customers who register on day 2.</summary>
    public int New { get; }

    public DateTime Registered(int customerId) => _period.Opening.AddSeconds(_registered[customerId - 1]);

    public string Status(int customerId) => s_statusNames[_status[customerId - 1]];

    /// <summary>How many registered before <paramref name="moment"/>: the customers 1 to that number.</summary>
    public int CountBefore(DateTime moment)
    {
        int seconds = (int)(moment - _period.Opening).TotalSeconds;
        int first = 0, last = Count;
        while (first < last)
        {
            int middle = (first + last) / 2;
            if (_registered[middle] < seconds) first = middle + 1;
            else last = middle;
        }
        return first;
    }

    /// <summary>Whether a customer drawn for a purchase makes it.</summary>
    public bool Buys(int customerId, RandomStream random) =>
        random.Next(MostEager) < _eagerness[customerId - 1];

    private void Register(int index, RandomStream random)
    {
        _registered[index] = index < _historical
            ? HistoricalSecond(index, random.Next(1000))
            : NewSecond(index - _historical, random.Next(1000));
        int status = s_statuses.Pick(random);
        _status[index] = (byte)status;
        _eagerness[index] = (byte)(status == 0 ? 1 + random.NextLow(MostEager) : 1);
    }

    private int HistoricalSecond(int index, int jitter)
    {
        // The first customer is there when the shop opens: without one, nobody could buy on the first day.
        Int128 all = _historical * 1000L;
        Int128 position = index == 0 ? 0 : index * 1000L + jitter;
        return (int)(_period.Seconds * position * (7 * all + 3 * position) / (10 * all * all));
    }

    private int NewSecond(int index, int jitter) =>
        _period.Seconds + (int)(86_400 * (index * 1000L + jitter) / (New * 1000L));
}
