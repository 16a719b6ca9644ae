using CsvHelper;

namespace EtlTools.Samples;

[CsvRecord]
internal sealed partial record ProductRow(
    [property: CsvColumn("product_id")] int ProductId,
    [property: CsvColumn("product_name")] string ProductName,
    [property: CsvColumn("category")] string Category,
    [property: CsvColumn("subcategory")] string Subcategory,
    [property: CsvColumn("brand")] string Brand,
    [property: CsvColumn("unit_price")] decimal UnitPrice,
    [property: CsvColumn("unit_cost")] decimal UnitCost,
    [property: CsvColumn("is_active")] bool IsActive,
    [property: CsvColumn("updated_at"), CsvFormat(CsvDialect.Timestamp)] DateTime UpdatedAt);
