using EtlTools.Sql;

namespace EtlTools.Quality.Tables;

/// <summary>A table that rules look at, as it is in the database.</summary>
internal sealed record CheckedTable
{
    /// <summary>The table.</summary>
    public required TableName Name { get; init; }

    /// <summary>Its columns in order.</summary>
    public required IReadOnlyList<CheckedColumn> Columns { get; init; }

    /// <summary>The columns by which a person finds a row again; empty when no key is known.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>
    /// The surrogate key whose <c>-1</c> is the unknown member, which no rule checks; null for other tables.
    /// </summary>
    public string? SurrogateKey { get; init; }

    /// <summary>The column of that name; null when there is none.</summary>
    public CheckedColumn? Find(string column) => Columns.FirstOrDefault(known => known.Name == column);
}
