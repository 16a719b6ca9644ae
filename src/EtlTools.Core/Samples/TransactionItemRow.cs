using CsvHelper;

namespace EtlTools.Samples;

[CsvRecord]
internal sealed partial record TransactionItemRow(
    [property: CsvColumn("transaction_item_id")] long TransactionItemId,
    [property: CsvColumn("transaction_id")] int TransactionId,
    [property: CsvColumn("product_id")] int ProductId,
    [property: CsvColumn("quantity")] int Quantity,
    [property: CsvColumn("unit_price")] decimal UnitPrice,
    [property: CsvColumn("line_total")] decimal LineTotal,
    [property: CsvColumn("discount_amount")] decimal DiscountAmount);
