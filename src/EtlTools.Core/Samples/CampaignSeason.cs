namespace EtlTools.Samples;

/// <summary>A time of the year that campaigns are made for.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">What kind of campaign it brings.</param>
/// <param name="Month">The month it begins in.</param>
/// <param name="Day">The day it begins on.</param>
/// <param name="Days">How long its campaigns last.</param>
/// <param name="Weight">How strongly people respond, 100 being usual.</param>
internal sealed record CampaignSeason(string Name, string Type, int Month, int Day, int Days, int Weight)
{
    public static readonly CampaignSeason[] All =
    [
        new("Winter Clearance", "Clearance", 1, 5, 18, 80),
        new("Valentine's Day", "Seasonal", 2, 1, 14, 100),
        new("Spring Refresh", "Brand", 3, 10, 21, 70),
        new("Easter", "Seasonal", 4, 1, 14, 80),
        new("Mother's Day", "Seasonal", 4, 28, 14, 100),
        new("Summer Kick-off", "Brand", 6, 1, 21, 70),
        new("Summer Sale", "Promotion", 7, 1, 28, 90),
        new("Back to School", "Seasonal", 8, 5, 28, 120),
        new("Autumn Collection", "Brand", 9, 15, 21, 70),
        new("Halloween", "Seasonal", 10, 15, 16, 90),
        new("Black Friday", "Promotion", 11, 18, 13, 240),
        new("Holiday Gifts", "Seasonal", 12, 1, 24, 200),
        new("New Year, New You", "Loyalty", 12, 27, 14, 130),
    ];
}
