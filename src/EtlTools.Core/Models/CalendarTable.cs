using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>A generated date dimension; its select, if any, names the holidays as (date, name).</summary>
public sealed record CalendarTable : WarehouseTable
{
    /// <summary>The name of its surrogate key: the day as a number, 20230115; -1 for the unknown day.</summary>
    public const string SurrogateKey = "date_key";

    /// <summary>The name of the column that holds the day itself.</summary>
    public const string DateColumn = "full_date";

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <inheritdoc />
    public override StepKind Kind => StepKind.Calendar;
}
