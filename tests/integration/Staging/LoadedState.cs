namespace EtlTools.Tests.Integration.Staging;

/// <summary>
/// All that loads left behind, except what differs from one run to the next: moments and folders, and the place of a
/// column that came after the first checkpoint.
/// </summary>
internal static class LoadedState
{
    /// <summary>The rows of tables, what the catalog says of the loads, and which tables there are.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(StagingArea area, params string[] tables)
    {
        List<string> state = [];
        foreach (string table in tables)
        {
            state.AddRange(await area.RowsAsync($"""
                select '{table}', count(*), count(distinct load_id), md5(string_agg(row::text, ',' order by row::text))
                from (select load_id, to_jsonb(t) - 'load_timestamp' as row from staging.{table} t) as r
                """));
            state.AddRange(await area.RowsAsync($"""
                select attname, attnotnull, atthasdef from pg_attribute
                where attrelid = 'staging.{table}'::regclass and attnum > 0 and not attisdropped order by attname
                """));
        }

        state.AddRange(await area.RowsAsync("""
            select load_id, target_table, mode, status, rows_read, rows_inserted, rows_updated, rows_unchanged, rows_skipped,
                   rows_rejected, rows_deleted, content_hash, source_sha256, created_table, added_columns::text,
                   columns::text, first_load_id, watermark, message, source_format::text
            from etl.load order by load_id
            """));
        state.AddRange(await area.RowsAsync("""
            select load_id, source_line, byte_offset, reason, field, expectation, raw_text
            from etl.reject order by load_id, source_line, byte_offset
            """));
        state.AddRange(await area.RowsAsync("""
            select load_id, kind, column_name, action from etl.schema_change order by load_id, column_name
            """));
        state.AddRange(await area.RowsAsync("select tablename from pg_tables where schemaname = 'staging' order by 1"));
        state.AddRange(await area.RowsAsync("select count(*) from etl.checkpoint"));
        return state;
    }
}
