namespace EtlTools.Samples;

/// <summary>Counts the planted faults as their rows are written.</summary>
internal sealed class PlantedTally
{
    private int _missingEmails;
    private int _missingPhones;
    private int _inactiveProducts;
    private int _failedPayments;

    public void Count(CustomerRow customer)
    {
        if (customer.Email is null) _missingEmails++;
        if (customer.Phone is null) _missingPhones++;
    }

    public void Count(ProductRow product)
    {
        if (!product.IsActive) _inactiveProducts++;
    }

    public void Count(TransactionRow transaction)
    {
        if (transaction.PaymentStatus == "Failed") _failedPayments++;
    }

    public PlantedCounts Total(int day, RetailDay retail, IReadOnlyList<SampleFile> files)
    {
        Dictionary<string, long> rows = files.ToDictionary(file => file.Entity, file => file.Rows);
        int NewOf(string entity) => day == 1 ? 0 : (int)rows[entity];
        return new PlantedCounts
        {
            Rows = rows,
            MissingEmails = _missingEmails,
            MissingPhones = _missingPhones,
            InactiveProducts = _inactiveProducts,
            FailedPayments = _failedPayments,
            Moved = retail.Moved,
            EmailChanged = retail.EmailChanged,
            NewCustomers = retail.NewCustomers,
            VanishedCustomers = retail.VanishedCustomers,
            NewTransactions = NewOf("transactions"),
            NewItems = NewOf("transaction_items"),
            NewResponses = NewOf("campaign_responses"),
        };
    }
}
