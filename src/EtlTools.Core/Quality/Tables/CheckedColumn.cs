namespace EtlTools.Quality.Tables;

/// <summary>A column of a table that rules look at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as SQL, without length or precision; the base type of a domain.</param>
/// <param name="IsText">Whether it holds text.</param>
/// <param name="IsPrimaryKey">Whether it belongs to the primary key.</param>
internal sealed record CheckedColumn(string Name, string Type, bool IsText, bool IsPrimaryKey);
