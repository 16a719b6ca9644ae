using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>What a warehouse table looks like.</summary>
internal sealed record TableShape
{
    /// <summary>The table.</summary>
    public required TableName Table { get; init; }

    /// <summary>The columns that come from the model; a grown select adds to them.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>Everything between the parentheses of <c>create table</c>.</summary>
    public required IReadOnlyList<SqlText> Definitions { get; init; }

    /// <summary>Percent of a page that new rows fill; the rest is for new states of its rows, which then need no new
    /// entries in the indexes.</summary>
    /// <value>100</value>
    public int FillFactor { get; init; } = 100;

    /// <summary>Statements that create the indexes.</summary>
    public IReadOnlyList<SqlText> Indexes { get; init; } = [];

    /// <summary>A column's definition.</summary>
    public static SqlText Define(TableColumn column, string constraint = "") =>
        SqlText.Of($"{new Identifier(column.Name)} {SqlText.Trusted($"{column.Type} {constraint}".TrimEnd())}");
}
