namespace EtlTools.Samples;

/// <summary>The rows of one day's six files, drawn as they are enumerated; no file is needed or written.</summary>
internal sealed class RetailDay
{
    public RetailDay(SampleOptions options)
    {
        int seed = options.Seed;
        var period = new SamplePeriod(options.Date);
        var register = new CustomerRegister(seed, options.Customers, period);
        var fates = new CustomerFates(seed, options.Customers);
        var catalog = new ProductCatalog(seed, options.Products, period);
        var times = new TransactionTimes(seed, options.Transactions, period, register);
        Campaign[] campaigns = CampaignCalendar.Plan(seed, options.Campaigns, period);

        var customers = new CustomerRows(seed, period, register, fates);
        var transactions = new TransactionRows(seed, period, register, fates, times);
        var items = new TransactionItemRows(seed, catalog, times);
        var responses = new CampaignResponseRows(seed, period, register, fates, campaigns);

        bool isDayOne = options.Day == 1;
        Customers = isDayOne ? customers.DayOne() : customers.DayTwo();
        Products = catalog.Rows;
        Transactions = isDayOne ? transactions.DayOne() : transactions.DayTwo();
        TransactionItems = isDayOne ? items.DayOne() : items.DayTwo();
        Campaigns = [.. campaigns.Select(campaign => campaign.Row)];
        CampaignResponses = isDayOne ? responses.DayOne() : responses.DayTwo();

        Moved = isDayOne ? 0 : fates.Moves;
        EmailChanged = isDayOne ? 0 : fates.ChangesEmail;
        NewCustomers = isDayOne ? 0 : register.New;
        VanishedCustomers = isDayOne ? 0 : fates.Vanishes;
    }

    public IEnumerable<CustomerRow> Customers { get; }

    public IEnumerable<ProductRow> Products { get; }

    public IEnumerable<TransactionRow> Transactions { get; }

    public IEnumerable<TransactionItemRow> TransactionItems { get; }

    public IEnumerable<CampaignRow> Campaigns { get; }

    public IEnumerable<CampaignResponseRow> CampaignResponses { get; }

    public int Moved { get; }

    public int EmailChanged { get; }

    public int NewCustomers { get; }

    public int VanishedCustomers { get; }
}
