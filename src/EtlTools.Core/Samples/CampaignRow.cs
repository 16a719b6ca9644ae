using CsvHelper;

namespace EtlTools.Samples;

[CsvRecord]
internal sealed partial record CampaignRow(
    [property: CsvColumn("campaign_id")] int CampaignId,
    [property: CsvColumn("campaign_name")] string CampaignName,
    [property: CsvColumn("campaign_type")] string CampaignType,
    [property: CsvColumn("channel")] string Channel,
    [property: CsvColumn("start_date")] DateOnly StartDate,
    [property: CsvColumn("end_date")] DateOnly EndDate,
    [property: CsvColumn("budget")] decimal Budget,
    [property: CsvColumn("target_segment")] string TargetSegment);
