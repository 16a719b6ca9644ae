namespace EtlTools.Samples;

/// <summary>What day 2 brings each customer of day 1: exact shares, nobody in two of them.</summary>
internal sealed class CustomerFates
{
    private const int MovesPermille = 50;
    private const int ChangesEmailPermille = 100;
    private const int VanishesPermille = 5;

    private readonly CustomerFate[] _fates;

    public CustomerFates(int seed, int customers)
    {
        _fates = new CustomerFate[customers];
        Moves = Apportionment.Permille(customers, MovesPermille);
        ChangesEmail = Apportionment.Permille(customers, ChangesEmailPermille);
        Vanishes = Apportionment.Permille(customers, VanishesPermille);

        var random = new RandomStream(seed, RandomPurpose.CustomerFate, 0);
        Assign(random, CustomerFate.Moves, Moves);
        Assign(random, CustomerFate.ChangesEmail, ChangesEmail);
        Assign(random, CustomerFate.Vanishes, Vanishes);
    }

    public int Moves { get; }

    public int ChangesEmail { get; }

    public int Vanishes { get; }

    /// <summary>The customer's fate; unchanged for one who registers on day 2.</summary>
    public CustomerFate this[int customerId] =>
        customerId <= _fates.Length ? _fates[customerId - 1] : CustomerFate.Unchanged;

    private void Assign(RandomStream random, CustomerFate fate, int count)
    {
        while (count > 0)
        {
            ref CustomerFate drawn = ref _fates[random.Next(_fates.Length)];
            if (drawn != CustomerFate.Unchanged) continue;
            drawn = fate;
            count--;
        }
    }
}
