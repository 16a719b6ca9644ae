using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>A generated date dimension; its select, if any, names the holidays as (date, name).</summary>
public sealed record CalendarTable : WarehouseTable
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <inheritdoc />
    public override StepKind Kind => StepKind.Calendar;
}
