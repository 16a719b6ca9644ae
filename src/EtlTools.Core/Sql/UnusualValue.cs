using System.Data.Common;
using System.Numerics;
using EtlTools.Diagnostics;
using NpgsqlTypes;

namespace EtlTools.Sql;

/// <summary>Reads values that the usual .NET type of their column cannot hold.</summary>
/// <remarks>
/// The driver reads <c>numeric</c> as decimal, <c>interval</c> as TimeSpan and <c>integer[]</c> as int[]; numbers of
/// more
/// than 28 digits, months and nulls among the items do not fit.
/// </remarks>
internal static class UnusualValue
{
    /// <summary>The value in a type that can hold it.</summary>
    /// <exception cref="EtlException">No type can.</exception>
    public static object Read(DbDataReader row, int column)
    {
        string type = row.GetDataTypeName(column);
        try
        {
            return type.Split('(')[0] switch
            {
                "numeric" => row.GetFieldValue<BigInteger>(column),
                "interval" => Iso8601(row.GetFieldValue<NpgsqlInterval>(column)),
                "smallint[]" => row.GetFieldValue<short?[]>(column),
                "integer[]" => row.GetFieldValue<int?[]>(column),
                "bigint[]" => row.GetFieldValue<long?[]>(column),
                "numeric[]" => row.GetFieldValue<decimal?[]>(column),
                "double precision[]" => row.GetFieldValue<double?[]>(column),
                "boolean[]" => row.GetFieldValue<bool?[]>(column),
                "date[]" => row.GetFieldValue<DateOnly?[]>(column),
                "timestamp without time zone[]" or "timestamp with time zone[]" => row.GetFieldValue<DateTime?[]>(
                    column),
                "uuid[]" => row.GetFieldValue<Guid?[]>(column),
                _ => throw Unreadable(row, column, type, null),
            };
        }
        catch (Exception error) when (IsUnusual(error))
        {
            throw Unreadable(row, column, type, error);
        }
    }

    /// <summary>Whether the driver says so of a value.</summary>
    public static bool IsUnusual(Exception error) => error is InvalidCastException or OverflowException;

    private static string Iso8601(NpgsqlInterval interval) =>
        $"P{interval.Months}M{interval.Days}DT{interval.Time / 1_000_000m:0.######}S";

    private static EtlException Unreadable(DbDataReader row, int column, string type, Exception? error) => new(
        ErrorIds.DatabaseValue,
        $"A value of column {row.GetName(column)} ({type}) has no counterpart here: "
            + (error?.Message ?? "its type is not known"),
        $"Cast the column to text: \"{row.GetName(column)}\"::text.",
        row.GetName(column),
        error);
}
