using System.Globalization;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Transforms.Keyed;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Calendar;

/// <summary>Builds a date dimension: one row per day, and the unknown day -1.</summary>
internal sealed class CalendarApplier(EtlSession session, CalendarTable calendar, TableContext context) : TableApplier
{
    private readonly KeyedApplier _days = new(session, WithDays(calendar), [], deletesVanished: false, context);

    /// <inheritdoc />
    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        // By itself first, so that a fault in it is told with its own line.
        if (calendar.Select.Length > 0) await SelectDescriber.DescribeAsync(session, calendar, cancellationToken);
        await _days.PrepareAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override Task<StepCounts> ApplyAsync(CancellationToken cancellationToken) => _days.ApplyAsync(cancellationToken);

    private static CalendarTable WithDays(CalendarTable calendar)
    {
        Dictionary<string, SqlText> holes = new()
        {
            ["from"] = Date(calendar.From),
            ["to"] = Date(calendar.To),
            ["holidays"] = calendar.Select.Length > 0
                ? SqlText.Trusted(calendar.Select + "\n")
                : SqlScript.Of("calendar/no_holidays.sql"),
        };
        return calendar with
        {
            Key = [CalendarTable.SurrogateKey],
            Select = SqlScript.Of("calendar/days.sql", holes).ToString().TrimEnd(),
        };
    }

    private static SqlText Date(DateOnly date) =>
        SqlText.Literal(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
