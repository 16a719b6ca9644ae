using EtlTools.Models;

namespace EtlTools.Tests.Unit.Models;

/// <summary>Pieces of models for tests.</summary>
internal static class SmallModel
{
    public static DimensionTable Dimension(string name, params string[] reads) =>
        new() { Name = name, File = $"{name}.sql", SurrogateKey = $"{name}_key", Key = ["id"], DependsOn = reads };

    public static CalendarTable Calendar(string name) =>
        new() { Name = name, File = $"{name}.sql", From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 12, 31) };

    public static FactTable Fact(string name, params string[] reads) =>
        new() { Name = name, File = $"{name}.sql", Key = ["id"], DependsOn = reads };

    public static AggregateTable Aggregate(string name, params string[] reads) =>
        new() { Name = name, File = $"{name}.sql", Key = ["id"], DependsOn = reads };

    public static RollupTable Rollup(string dimension, params string[] reads) =>
        new() { Name = dimension, File = $"{dimension}_totals.sql", Key = ["id"], DependsOn = [$"warehouse.{dimension}", .. reads] };

    public static EtlModel Of(params WarehouseTable[] tables) => new() { Name = "small", Folder = "/model", Tables = tables };
}
