using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Transforms.Calendar;
using EtlTools.Transforms.Dimension;
using EtlTools.Transforms.Keyed;
using EtlTools.Transforms.Rollup;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms;

/// <summary>Builds one table inside the transaction that is open on its session.</summary>
internal abstract class TableApplier
{
    /// <summary>Describes the select, and creates the table or adds the columns it lacks.</summary>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Brings the prepared table to the state its select describes.</summary>
    public abstract Task<StepCounts> ApplyAsync(CancellationToken cancellationToken);

    /// <summary>The applier of a table's kind.</summary>
    public static TableApplier For(EtlSession session, WarehouseTable table, TableContext context) => table switch
    {
        DimensionTable dimension => new DimensionApplier(session, dimension, context),
        CalendarTable calendar => new CalendarApplier(session, calendar, context),
        FactTable fact => new KeyedApplier(session, fact, fact.Lookups, fact.Vanished == VanishedRows.Delete, context),
        AggregateTable aggregate => new KeyedApplier(session, aggregate, [], deletesVanished: true, context),
        RollupTable rollup => new RollupApplier(session, rollup, context),
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };
}
