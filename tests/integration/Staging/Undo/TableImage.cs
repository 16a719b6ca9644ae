namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>All there is to say about <c>staging.t</c>: its columns and rows, audit columns included.</summary>
internal static class TableImage
{
    /// <summary>What the table says now; one line when it is not there.</summary>
    public static async Task<IReadOnlyList<string>> ImageAsync(this StagingArea area)
    {
        if (!await area.ScalarAsync<bool>("select to_regclass('staging.t') is not null")) return ["no table"];
        return
        [
            .. await area.RowsAsync("""
                select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute
                where attrelid = 'staging.t'::regclass and attnum > 0 and not attisdropped order by attnum
                """),
            .. await area.RowsAsync("select to_jsonb(t)::text from staging.t t order by 1"),
        ];
    }
}
