namespace EtlTools.Samples;

/// <summary>Who bought when, where, and how it was paid.</summary>
internal sealed class TransactionRows(
    int seed, SamplePeriod period, CustomerRegister register, CustomerFates fates, TransactionTimes times)
{
    private const int FailedPermille = 30;
    private const int RefundedPermille = 20;
    private const string BankTransfer = "Bank Transfer";

    private static readonly string[] s_channels = ["Web", "Mobile", "Store"];
    private static readonly WeightedChoice s_channel = new(45, 35, 20);
    private static readonly string[] s_methods = ["Credit Card", "Debit Card", "PayPal", "Gift Card", BankTransfer];
    private static readonly WeightedChoice s_method = new(45, 25, 18, 5, 7);

    public IEnumerable<TransactionRow> DayOne() =>
        times.OfDayOne().Select(transaction => Draw(transaction.Id, transaction.Moment, period.DayTwo));

    public IEnumerable<TransactionRow> DayTwo() =>
        times.OfDayTwo().Select(transaction => Draw(transaction.Id, transaction.Moment, period.End));

    private TransactionRow Draw(int id, DateTime moment, DateTime known)
    {
        var random = new RandomStream(seed, RandomPurpose.Transaction, id);
        int customer = DrawCustomer(random, moment);
        string channel = s_channels[s_channel.Pick(random)];
        string method = s_methods[s_method.Pick(random)];
        (string status, DateTime updatedAt) = DrawPayment(random, moment, method, known);
        return new TransactionRow(id, customer, moment, channel, method, status, updatedAt);
    }

    private int DrawCustomer(RandomStream random, DateTime moment)
    {
        int registered = register.CountBefore(moment);
        int id;
        do id = 1 + random.Next(registered);
        while (!register.Buys(id, random) || HasVanished(id, moment));
        return id;
    }

    private bool HasVanished(int customerId, DateTime moment) =>
        moment >= period.DayTwo && fates[customerId] == CustomerFate.Vanishes;

    /// <summary>How the payment stands when the file is written: a bank transfer takes up to two days, a refund up to
    /// two weeks, and what has not happened yet is not known.</summary>
    private static (string Status, DateTime UpdatedAt) DrawPayment(
        RandomStream random, DateTime moment, string method, DateTime known)
    {
        int drawn = random.Next(1000);
        DateTime refunded = moment.AddSeconds(random.Between(3_600, 14 * 86_400));
        DateTime transferred = moment.AddSeconds(random.Between(3_600, 2 * 86_400));
        if (drawn < FailedPermille) return ("Failed", moment);
        if (method == BankTransfer && transferred >= known) return ("Pending", moment);
        if (drawn < FailedPermille + RefundedPermille && refunded < known) return ("Refunded", refunded);
        return ("Completed", method == BankTransfer ? transferred : moment);
    }
}
