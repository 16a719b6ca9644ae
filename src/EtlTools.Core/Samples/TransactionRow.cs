using CsvHelper;

namespace EtlTools.Samples;

[CsvRecord]
internal sealed partial record TransactionRow(
    [property: CsvColumn("transaction_id")] int TransactionId,
    [property: CsvColumn("customer_id")] int CustomerId,
    [property: CsvColumn("transaction_date"), CsvFormat(CsvDialect.Timestamp)] DateTime TransactionDate,
    [property: CsvColumn("channel")] string Channel,
    [property: CsvColumn("payment_method")] string PaymentMethod,
    [property: CsvColumn("payment_status")] string PaymentStatus,
    [property: CsvColumn("updated_at"), CsvFormat(CsvDialect.Timestamp)] DateTime UpdatedAt);
