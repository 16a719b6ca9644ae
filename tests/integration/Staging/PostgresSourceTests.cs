using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources.Databases;
using EtlTools.Staging;
using Npgsql;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class PostgresSourceTests(PostgresFixture postgres)
{
    // One column for each common type, and the values that lose something where a client converts them.
    private const string EveryType =
        """
        create type mood as enum ('sad', 'ok');
        create type pair as (a int, b text);
        create domain percent as numeric(5, 2);
        create table every_type (
            c_bool bool, c_int2 int2, c_int4 int4, c_int8 int8, c_numeric numeric, c_scaled numeric(30, 10),
            c_real real, c_double double precision, c_money money, c_text text, c_varchar varchar(10), c_char char(5),
            c_bytea bytea, c_date date, c_time time, c_timetz timetz, c_timestamp timestamp, c_timestamptz timestamptz,
            c_interval interval, c_uuid uuid, c_json json, c_jsonb jsonb, c_xml text, c_ints int[], c_texts text[],
            c_inet inet, c_cidr cidr, c_macaddr macaddr, c_point point, c_bit bit(4), c_varbit varbit,
            c_range int4range, c_tsrange tstzrange, c_tsvector tsvector, c_enum mood, c_row pair, c_domain percent,
            c_oid oid, "Mixed Case" text, "quote""d" int);
        insert into every_type values (
            true, -32768, 2147483647, -9223372036854775808, 12345678901234567890123456789012345678901234567890.120,
            0.1000000000, 0.1, 0.1, 12.34, E'line\nbreak\ttab "quote" Zürich 🙂', 'short', 'ab', '\x00abff', '2024-02-29',
            '13:45:00.123456', '13:45:00+02', '2024-02-29 13:45:00.123456', '2024-02-29 13:45:00.5+01',
            '1 year 2 mons 3 days 04:05:06.789', '6c1f4c52-6f0e-4b7f-9a39-0c2f5f4b8e51', '{"a" :  1.0, "a": 2}',
            '{"a": 1.50, "b": [1, null]}', '<a/>', '{1,null,3}', '{"a b",null,"c,d"}', '10.0.0.1/24', '10.0.0.0/8',
            '08:00:2b:01:02:03', '(1.5,-2)', '1010', '101', '[1,10)', '["2024-01-01 00:00+00",)',
            to_tsvector('simple', 'a fat cat'), 'ok', row(1, 'x y'), 12.50, 4294967295, 'mixed', 7);
        insert into every_type (c_numeric, c_double, c_real, c_date, c_timestamp, c_timestamptz, c_text, c_interval) values
            ('NaN', 'Infinity', '-Infinity', 'infinity', '-infinity', 'infinity', '', '-26:03:04.5'),
            (0.0, 1e300, 1e-30, '4713-01-01 BC', '294276-12-31 23:59:59.999999', '0001-01-01 00:00:00+00', '\N', '0'),
            (null, null, null, null, null, null, null, null);
        """;

    [Fact]
    public async Task Every_type_arrives_as_the_servers_own_text()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string source = await SourceAsync(EveryType);
        LoadResult load = await LoadAsync(area, new PostgresSource(source, "select * from every_type;"), "every_type");
        Assert.Equal((LoadStatus.Succeeded, 4, 4), (load.Status, load.RowsRead, load.RowsInserted));

        string[] columns = (await ColumnsAsync(source, "every_type")).ToArray();
        Assert.Equal(40, columns.Length);
        string[] loaded = [.. ColumnNames.Of(columns)];
        for (int i = 0; i < columns.Length; i++)
        {
            string column = columns[i].Replace("\"", "\"\"", StringComparison.Ordinal);
            Assert.Equal(
                await TextsAsync(source, $"select \"{column}\"::text from every_type order by ctid"),
                await TextsAsync(area.Database.ConnectionString, $"select \"{loaded[i]}\" from staging.every_type order by source_line"));
        }
    }

    [Fact]
    public async Task Rows_know_their_source_without_its_password_and_their_number()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string connection = await SourceAsync("create table t (a int)") + ";Password=hush";
        LoadResult load = await LoadAsync(
            area, new PostgresSource(connection, "select g as a, g * 2 as b from generate_series(1, 3) g -- the numbers"), "t");
        NpgsqlConnectionStringBuilder settings = new(connection);
        Assert.Equal($"{settings.Host}:{settings.Port}/{settings.Database}", load.SourceFile);
        Assert.Equal(
            [$"1|2|{load.SourceFile}|1", $"2|4|{load.SourceFile}|2", $"3|6|{load.SourceFile}|3"],
            await area.RowsAsync("select a, b, source_file, source_line from staging.t order by source_line"));
    }

    [Fact]
    public async Task The_rows_of_a_query_and_of_a_file_that_say_the_same_have_the_same_hash()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await LoadAsync(area, new PostgresSource(postgres.ConnectionString, "values (1, 'x'), (2, null)"), "a");
        await area.ImportAsync("b", area.Write("b.csv", "column1,column2\n1,x\n2,\n"));
        Assert.Equal(
            await area.RowsAsync("select row_hash from staging.b order by source_line"),
            await area.RowsAsync("select row_hash from staging.a order by source_line"));
    }

    [Fact]
    public async Task Many_and_long_rows_arrive()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        const string Query =
            "select g, repeat('x', case when g % 1000 = 0 then 1000000 else 10 end) as text, null as nothing from generate_series(1, 20000) g";
        LoadResult load = await LoadAsync(area, new PostgresSource(postgres.ConnectionString, Query), "t", LoadMode.Append);
        Assert.Equal(20_000, load.RowsInserted);
        Assert.Equal(
            ["20000|200010000|20199800|0"],
            await area.RowsAsync("select count(*), sum(g::bigint), sum(length(text)), count(nothing) from staging.t"));
    }

    [Fact]
    public async Task Columns_of_the_same_name_are_kept_apart()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await LoadAsync(area, new PostgresSource(postgres.ConnectionString, "select 1 as id, 2 as id"), "t");
        Assert.Equal(["1|2"], await area.RowsAsync("select id, id_2 from staging.t"));
    }

    [Theory]
    [InlineData("select * from nothing", "nothing")]
    [InlineData("select 1 / (g - 5000) as x from generate_series(1, 10000) g", "division by zero")]
    [InlineData("delete from pg_class returning relname", "delete")]
    public async Task A_query_that_fails_is_named_with_the_servers_message(string query, string message)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await LoadAsync(area, new PostgresSource(postgres.ConnectionString, query), "t");
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingQuery), (load.Status, load.ErrorId));
        Assert.Contains(query, load.Error, StringComparison.Ordinal);
        Assert.Contains(message, load.Error, StringComparison.Ordinal);
        Assert.True(await area.ScalarAsync<bool>("select to_regclass('staging.t') is null"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = await LoadAsync(
            area, new PostgresSource("postgresql://reader:hush@127.0.0.1:1/shop", "select 1"), "t");
        Assert.Equal(ErrorIds.DatabaseConnection, load.ErrorId);
        Assert.StartsWith("127.0.0.1:1/shop cannot be reached", load.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_runs_long_is_cancelled_on_its_server()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        const string Query = "select g, pg_sleep(case when g > 5 then 60 else 0 end)::text from generate_series(1, 10) g";
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => area.ImportAsync(
            new ImportOptions { Sources = [new PostgresSource(postgres.ConnectionString, Query)], Table = "t" },
            cancellationToken: stop.Token));
        Assert.Equal(["Cancelled"], await area.RowsAsync("select status from etl.load"));
        await using NpgsqlConnection connection = new(postgres.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand running = new(
            "select count(*) from pg_stat_activity where state = 'active' and query like '%case when g > 5%' and pid <> pg_backend_pid()",
            connection);
        for (int wait = 0; (long)(await running.ExecuteScalarAsync())! > 0; wait++)
        {
            Assert.InRange(wait, 0, 100);
            await Task.Delay(50);
        }
    }

    [Fact]
    public void A_text_that_names_no_database_is_an_error_that_does_not_repeat_it()
    {
        EtlException error = Assert.Throws<EtlException>(() => DatabaseSource.Of("hush", "select 1"));
        Assert.Equal(ErrorIds.StagingSource, error.Id);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
        Assert.IsType<SqliteSource>(DatabaseSource.Of("sqlite:shop.db", "select 1"));
        Assert.IsType<PostgresSource>(DatabaseSource.Of("postgres://a:hush@b/c", "select 1"));
        Assert.DoesNotContain("hush", DatabaseSource.Of("postgres://a:hush@b/c", "select 1").ToString(), StringComparison.Ordinal);
    }

    internal static async Task<LoadResult> LoadAsync(
        StagingArea area, EtlTools.Sources.RecordSource source, string table, LoadMode? mode = null) =>
        (await area.ImportAsync(new ImportOptions { Sources = [source], Table = table, Mode = mode })).Single();

    private static async Task<IReadOnlyList<string>> ColumnsAsync(string connectionString, string table) => [..
        (await TextsAsync(
            connectionString,
            $"select attname::text from pg_attribute where attrelid = '{table}'::regclass and attnum > 0 order by attnum"))
        .OfType<string>()];

    private static async Task<List<string?>> TextsAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new($"{connectionString};Timezone=UTC");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string?> texts = [];
        while (await reader.ReadAsync()) texts.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        return texts;
    }

    private async Task<string> SourceAsync(string script)
    {
        string connectionString = await postgres.CreateDatabaseAsync();
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(script, connection);
        await command.ExecuteNonQueryAsync();
        return connectionString;
    }
}
