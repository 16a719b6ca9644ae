using EtlTools.Diagnostics;

namespace EtlTools.Samples;

/// <summary>Writes the data of a retail shop: customers, products, transactions with items, campaigns with responses.
/// </summary>
/// <remarks>
/// Day 1 is a history of two years, day 2 what a source system would deliver the day after: full snapshots of
/// customers, products and campaigns, and the new transactions, items and responses. Nobody buys or responds before
/// registering. Faults are planted and counted: missing emails and phone numbers, phone numbers in mixed formats,
/// products no longer sold, failed payments.
/// </remarks>
public static class SampleGenerator
{
    /// <summary>Writes one day's files.</summary>
    /// <param name="options">What to write, and where.</param>
    /// <param name="progress">Told every 10,000 rows, and at the end of each file with its total.</param>
    /// <param name="cancellationToken">Stops the run; no file of it is left, and older files stay as they were.</param>
    /// <returns>The files, and how many faults and changes they hold.</returns>
    /// <exception cref="EtlException">An option is out of its range (<see cref="ErrorIds.SamplesOptions"/>), or a file
    /// cannot be written (<see cref="ErrorIds.SamplesWrite"/>).</exception>
    public static async Task<SampleResult> GenerateAsync(
        SampleOptions options, IProgress<EtlProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        try
        {
            return await WriteAsync(options, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EtlException(
                ErrorIds.SamplesWrite,
                $"The sample data cannot be written to {options.OutputDirectory}: {exception.Message}",
                "Name a folder that can be written to and has room for the files.",
                options.OutputDirectory,
                exception);
        }
    }

    private static async Task<SampleResult> WriteAsync(
        SampleOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        var day = new RetailDay(options);
        var tally = new PlantedTally();
        using var folder = new SampleFolder(options.OutputDirectory, options.FileDate, progress);
        SampleFile[] files =
        [
            await folder.WriteRowsAsync("customers", day.Customers, tally.Count, cancellationToken),
            await folder.WriteRowsAsync("products", day.Products, tally.Count, cancellationToken),
            await folder.WriteRowsAsync("transactions", day.Transactions, tally.Count, cancellationToken),
            await folder.WriteRowsAsync("transaction_items", day.TransactionItems, null, cancellationToken),
            await folder.WriteRowsAsync("campaigns", day.Campaigns, null, cancellationToken),
            await folder.WriteRowsAsync("campaign_responses", day.CampaignResponses, null, cancellationToken),
        ];
        PlantedCounts planted = tally.Total(options.Day, day, files);
        string plantedPath = await folder.WriteTextAsync("planted", planted.ToJson(), cancellationToken);
        folder.Complete();
        return new SampleResult(options.FileDate, files, plantedPath, planted);
    }
}
