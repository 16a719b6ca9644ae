using EtlTools.Runs;

namespace EtlTools.Models;

/// <summary>A step of a model: a select and how its result lands.</summary>
public abstract record WarehouseTable
{
    /// <summary>The table, without schema; for a rollup the dimension it writes to.</summary>
    public required string Name { get; init; }

    /// <summary>The columns that identify a row.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The select, without the header comment.</summary>
    public string Select { get; init; } = "";

    /// <summary>The line of the file on which the select starts, from 1.</summary>
    public int SelectLine { get; init; } = 1;

    /// <summary>The column of that line in which it starts, from 1.</summary>
    public int SelectColumn { get; init; } = 1;

    /// <summary>The model file.</summary>
    public required string File { get; init; }

    /// <summary>What the table holds, for people.</summary>
    public string? Description { get; init; }

    /// <summary>What columns hold, for people; written to the database as comments.</summary>
    public IReadOnlyDictionary<string, string> ColumnComments { get; init; } = new Dictionary<string, string>();

    /// <summary>The tables the select reads and the dimensions it looks up, as <c>schema.table</c>.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>What kind of step builds it.</summary>
    public abstract StepKind Kind { get; }
}
