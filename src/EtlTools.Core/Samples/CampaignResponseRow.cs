using CsvHelper;

namespace EtlTools.Samples;

[CsvRecord]
internal sealed partial record CampaignResponseRow(
    [property: CsvColumn("response_id")] int ResponseId,
    [property: CsvColumn("campaign_id")] int CampaignId,
    [property: CsvColumn("customer_id")] int CustomerId,
    [property: CsvColumn("response_date"), CsvFormat(CsvDialect.Timestamp)] DateTime ResponseDate,
    [property: CsvColumn("response_type")] string ResponseType,
    [property: CsvColumn("conversion_value")] decimal? ConversionValue);
