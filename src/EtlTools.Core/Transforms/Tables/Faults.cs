using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Transforms.Tables;

/// <summary>What a failed statement says about the model's select inside it.</summary>
internal static class Faults
{
    /// <summary>The failure in terms of the model's file.</summary>
    public static EtlException Of(WarehouseTable table, SqlText sql, PostgresException cause) => cause.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => new(
            ErrorIds.TransformRepeatedKey,
            $"{table.File}:{table.SelectLine}: the select returns a key more than once: {cause.Detail}",
            "Mend the select: group it by its key, or look for a join that multiplies rows. Nothing has been changed.",
            table.Name,
            cause),
        PostgresErrorCodes.NotNullViolation => new(
            ErrorIds.TransformNullKey,
            $"{table.File}:{table.SelectLine}: a row has no value in {cause.ColumnName}. {cause.Detail}",
            $"Leave such rows out (where {cause.ColumnName} is not null). Nothing has been changed.",
            table.Name,
            cause),
        _ => Select(table, sql.ToString().IndexOf(table.Select, StringComparison.Ordinal), cause),
    };

    /// <summary>A failure of the select itself, with the line in which the server found it.</summary>
    /// <param name="table">The table whose select failed.</param>
    /// <param name="selectStart">Where in the statement the select starts; negative when it is not in it.</param>
    /// <param name="cause">What the server said; its position counts characters of the statement, from 1.</param>
    public static EtlException Select(WarehouseTable table, int selectStart, PostgresException cause)
    {
        int offset = cause.Position - 1 - selectStart;
        bool isInside = selectStart >= 0 && cause.Position > 0 && offset >= 0 && offset <= table.Select.Length;
        string detail = cause.Detail is { Length: > 0 } text ? $" {text}" : "";
        return new EtlException(
            ErrorIds.ModelSelect,
            $"{(isInside ? Place(table, offset) : $"{table.File}:{table.SelectLine}")}: {cause.MessageText} ({cause.SqlState}).{detail}",
            cause.Hint ?? "Mend the select there; 'etl check' tests a model without running it. Nothing has been changed.",
            table.File,
            cause);
    }

    private static string Place(WarehouseTable table, int offset)
    {
        ReadOnlySpan<char> before = table.Select.AsSpan(0, offset);
        int lineStart = before.LastIndexOf('\n') + 1;
        int column = offset - lineStart + (lineStart == 0 ? table.SelectColumn : 1);
        return $"{table.File}:{table.SelectLine + before.Count('\n')}:{column}";
    }
}
