using System.Data.Common;

namespace EtlTools.Sql;

/// <summary>A row as names and values, for results whose columns are not known beforehand.</summary>
public static class RowValues
{
    /// <summary>Reads the current row.</summary>
    /// <param name="row">The reader, on a row.</param>
    /// <returns>The columns in order; a null of the database is null.</returns>
    public static IReadOnlyDictionary<string, object?> Read(DbDataReader row)
    {
        OrderedDictionary<string, object?> values = new(row.FieldCount, StringComparer.Ordinal);
        for (int i = 0; i < row.FieldCount; i++) values[UniqueName(values, row.GetName(i))] = Value(row, i);
        return values;
    }

    private static object? Value(DbDataReader row, int column)
    {
        try
        {
            return row.IsDBNull(column) ? null : row.GetValue(column);
        }
        catch (Exception error) when (UnusualValue.IsUnusual(error))
        {
            return UnusualValue.Read(row, column);
        }
    }

    private static string UniqueName(OrderedDictionary<string, object?> values, string name)
    {
        string unique = name;
        for (int i = 2; values.ContainsKey(unique); i++) unique = $"{name}_{i}";
        return unique;
    }
}
