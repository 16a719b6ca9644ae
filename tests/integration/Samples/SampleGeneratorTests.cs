using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsvHelper;
using EtlTools.Diagnostics;
using EtlTools.Samples;

namespace EtlTools.Tests.Integration.Samples;

public sealed class SampleGeneratorTests : IDisposable
{
    private static readonly string[] s_entities =
        ["customers", "products", "transactions", "transaction_items", "campaigns", "campaign_responses"];

    private readonly string _folder = Directory.CreateTempSubdirectory("etl-samples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_same_options_write_the_same_bytes(int day)
    {
        SampleResult first = await SampleGenerator.GenerateAsync(Small("first") with { Day = day });
        SampleResult second = await SampleGenerator.GenerateAsync(Small("second") with { Day = day });
        Assert.Equal(Digest(first), Digest(second));
    }

    [Fact]
    public async Task The_bytes_are_those_of_every_machine()
    {
        SampleResult result = await SampleGenerator.GenerateAsync(Small("pinned"));
        Assert.Equal("0b2f8c3dcbffcf4e9f2ee2b873f370d957e75bb81039e09598c1c1792b460dc8", Digest(result));
    }

    [Fact]
    public async Task Another_seed_writes_other_bytes()
    {
        SampleResult first = await SampleGenerator.GenerateAsync(Small("first"));
        SampleResult second = await SampleGenerator.GenerateAsync(Small("second") with { Seed = 43 });
        Assert.All(
            first.Files.Zip(second.Files),
            pair => Assert.NotEqual(File.ReadAllBytes(pair.First.Path), File.ReadAllBytes(pair.Second.Path)));
    }

    [Fact]
    public async Task The_culture_of_the_thread_does_not_matter()
    {
        SampleResult usual = await SampleGenerator.GenerateAsync(Small("usual"));
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "~";
        odd.DateTimeFormat.DateSeparator = ".";
        odd.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = odd;
        try
        {
            Assert.Equal(Digest(usual), Digest(await SampleGenerator.GenerateAsync(Small("odd"))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_files_hold_the_rows_that_were_drawn()
    {
        SampleResult result = await SampleGenerator.GenerateAsync(Small("rows"));
        var drawn = new RetailDay(Small("rows"));
        Assert.Equal(drawn.Customers, Read<CustomerRow>(result, "customers").Select(NullForEmpty));
        Assert.Equal(drawn.Products, Read<ProductRow>(result, "products"));
        Assert.Equal(drawn.Transactions, Read<TransactionRow>(result, "transactions"));
        Assert.Equal(drawn.TransactionItems, Read<TransactionItemRow>(result, "transaction_items"));
        Assert.Equal(drawn.Campaigns, Read<CampaignRow>(result, "campaigns"));
        Assert.Equal(drawn.CampaignResponses, Read<CampaignResponseRow>(result, "campaign_responses"));
    }

    [Fact]
    public async Task Files_are_utf8_without_mark_with_line_feeds_and_a_header()
    {
        SampleResult result = await SampleGenerator.GenerateAsync(Small("format"));
        byte[] bytes = await File.ReadAllBytesAsync(FileOf(result, "customers").Path);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.StartsWith(
            "customer_id,first_name,last_name,email,phone,address,city,state,zip_code,registration_date,"
            + "account_status,updated_at\n1,",
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.Contains(",,", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_names_every_file_with_its_rows_and_bytes()
    {
        SampleResult result = await SampleGenerator.GenerateAsync(Small("result") with { Day = 2 });
        Assert.Equal(new DateOnly(2025, 1, 1), result.Date);
        Assert.Equal(s_entities, result.Files.Select(file => file.Entity));
        Assert.All(result.Files, file =>
        {
            Assert.Equal($"{file.Entity}_20250101.csv", Path.GetFileName(file.Path));
            Assert.Equal(new FileInfo(file.Path).Length, file.Bytes);
            Assert.Equal(file.Rows, CountRecords(file.Path));
        });
        Assert.Equal(
            result.Files.Select(file => file.Path).Append(result.PlantedPath).Order(),
            Directory.GetFiles(Path.Combine(_folder, "result")).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_planted_faults_are_those_in_the_files(int day)
    {
        SampleResult result = await SampleGenerator.GenerateAsync(Small("planted") with { Day = day });
        PlantedCounts planted = result.Planted;
        CustomerRow[] customers = Read<CustomerRow>(result, "customers");
        Assert.Equal(customers.Count(customer => customer.Email == ""), planted.MissingEmails);
        Assert.Equal(customers.Count(customer => customer.Phone == ""), planted.MissingPhones);
        ProductRow[] products = Read<ProductRow>(result, "products");
        Assert.Equal(products.Count(product => !product.IsActive), planted.InactiveProducts);
        TransactionRow[] transactions = Read<TransactionRow>(result, "transactions");
        Assert.Equal(transactions.Count(t => t.PaymentStatus == "Failed"), planted.FailedPayments);
        Assert.All(result.Files, file => Assert.Equal(CountRecords(file.Path), planted.Rows[file.Entity]));
    }

    [Fact]
    public async Task The_planted_changes_are_the_differences_between_the_two_days()
    {
        SampleResult dayTwo = await SampleGenerator.GenerateAsync(Small("days") with { Day = 2 });
        SampleResult dayOne = await SampleGenerator.GenerateAsync(Small("days"));
        Dictionary<int, CustomerRow> before = Read<CustomerRow>(dayOne, "customers").ToDictionary(c => c.CustomerId);
        Dictionary<int, CustomerRow> after = Read<CustomerRow>(dayTwo, "customers").ToDictionary(c => c.CustomerId);
        int[] stayed = [.. before.Keys.Intersect(after.Keys)];

        Assert.Equal(stayed.Count(id => before[id].ZipCode != after[id].ZipCode), dayTwo.Planted.Moved);
        Assert.Equal(stayed.Count(id => before[id].Email != after[id].Email), dayTwo.Planted.EmailChanged);
        Assert.Equal(after.Keys.Except(before.Keys).Count(), dayTwo.Planted.NewCustomers);
        Assert.Equal(before.Keys.Except(after.Keys).Count(), dayTwo.Planted.VanishedCustomers);
        Assert.Equal(FileOf(dayTwo, "transactions").Rows, dayTwo.Planted.NewTransactions);
        Assert.Equal(FileOf(dayTwo, "transaction_items").Rows, dayTwo.Planted.NewItems);
        Assert.Equal(FileOf(dayTwo, "campaign_responses").Rows, dayTwo.Planted.NewResponses);
        Assert.True(dayTwo.Planted is { Moved: > 0, EmailChanged: > 0, NewCustomers: > 0, VanishedCustomers: > 0 });
    }

    [Fact]
    public async Task The_planted_counts_are_written_as_json()
    {
        SampleResult result = await SampleGenerator.GenerateAsync(Small("json") with { Day = 2 });
        Assert.EndsWith("planted_20250101.json", result.PlantedPath, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllBytesAsync(result.PlantedPath));
        Assert.Equal(result.Planted.Moved, json.RootElement.GetProperty("moved").GetInt32());
        Assert.Equal(result.Planted.VanishedCustomers, json.RootElement.GetProperty("vanished_customers").GetInt32());
        Assert.Equal(
            result.Planted.Rows["transaction_items"],
            json.RootElement.GetProperty("rows").GetProperty("transaction_items").GetInt64());
    }

    [Fact]
    public async Task A_cancelled_run_leaves_the_folder_as_it_was()
    {
        string older = Path.Combine(_folder, "cancelled", "customers_20241231.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(older)!);
        await File.WriteAllTextAsync(older, "older");
        using var cancellation = new CancellationTokenSource();
        var cancelAtItems = new ImmediateProgress(report =>
        {
            if (report.Item == "transactions_20241231.csv") cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SampleGenerator.GenerateAsync(Small("cancelled"), cancelAtItems, cancellation.Token));

        Assert.Equal([older], Directory.GetFiles(Path.Combine(_folder, "cancelled")));
        Assert.Equal("older", await File.ReadAllTextAsync(older));
    }

    [Fact]
    public async Task Files_of_the_same_names_are_replaced()
    {
        await SampleGenerator.GenerateAsync(Small("again") with { Seed = 1 });
        SampleResult again = await SampleGenerator.GenerateAsync(Small("again"));
        SampleResult fresh = await SampleGenerator.GenerateAsync(Small("fresh"));
        Assert.Equal(Digest(fresh), Digest(again));
    }

    [Fact]
    public async Task Progress_is_told_with_the_total_at_the_end_of_each_file()
    {
        var reports = new List<EtlProgress>();
        SampleResult result = await SampleGenerator.GenerateAsync(
            Small("progress") with { Transactions = 12_000 }, new ImmediateProgress(reports.Add));
        Assert.Equal(
            result.Files.Select(file => (Path.GetFileName(file.Path), file.Rows)),
            reports.Where(report => report.IsComplete).Select(report => (report.Item, report.Done)));
        Assert.Contains(reports, report => report is { Item: "transactions_20241231.csv", Done: 10_000, Total: null });
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        var exception = await Assert.ThrowsAsync<EtlException>(
            () => SampleGenerator.GenerateAsync(new SampleOptions { OutputDirectory = Path.Combine(file, "folder") }));
        Assert.Equal(ErrorIds.SamplesWrite, exception.Id);
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    private SampleOptions Small(string folder) => new()
    {
        OutputDirectory = Path.Combine(_folder, folder),
        Customers = 1_000,
        Products = 100,
        Transactions = 2_000,
    };

    private static SampleFile FileOf(SampleResult result, string entity) =>
        result.Files.Single(file => file.Entity == entity);

    private static T[] Read<T>(SampleResult result, string entity)
    {
        using CsvReader reader = CsvReader.FromFile(FileOf(result, entity).Path);
        return [.. reader.GetRecords<T>()];
    }

    private static int CountRecords(string path)
    {
        using CsvReader reader = CsvReader.FromFile(path);
        int records = 0;
        while (reader.Read()) records++;
        return records;
    }

    private static CustomerRow NullForEmpty(CustomerRow row) => row with
    {
        Email = row.Email == "" ? null : row.Email,
        Phone = row.Phone == "" ? null : row.Phone,
    };

    private static string Digest(SampleResult result)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in result.Files.Select(file => file.Path).Append(result.PlantedPath))
            hash.AppendData(File.ReadAllBytes(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class ImmediateProgress(Action<EtlProgress> report) : IProgress<EtlProgress>
    {
        public void Report(EtlProgress value) => report(value);
    }
}
