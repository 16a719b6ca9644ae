namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>All there is to say about a staging table: its columns and rows, audit columns included.</summary>
internal static class TableImage
{
    /// <summary>What <c>staging.t</c> and the table of its exploded tags say now.</summary>
    public static async Task<IReadOnlyList<string>> ImageWithTagsAsync(this StagingArea area) =>
        [.. await area.ImageAsync(), .. await area.ImageAsync("t_tags")];

    /// <summary>What a table says now; one line when it is not there.</summary>
    public static async Task<IReadOnlyList<string>> ImageAsync(this StagingArea area, string table = "t")
    {
        if (!await area.ScalarAsync<bool>($"select to_regclass('staging.{table}') is not null")) return ["no table"];
        return
        [
            .. await area.RowsAsync($"""
                select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute
                where attrelid = 'staging.{table}'::regclass and attnum > 0 and not attisdropped order by attnum
                """),
            .. await area.RowsAsync($"select to_jsonb(t)::text from staging.{table} t order by 1"),
        ];
    }
}
