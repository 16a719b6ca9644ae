using System.Data;
using EtlTools.Diagnostics;
using EtlTools.Sources.Databases;
using EtlTools.Staging;
using Microsoft.Data.Sqlite;
using Npgsql;
using static EtlTools.Tests.Integration.Staging.PostgresSourceTests;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class DbSourceTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Sqlite_values_arrive_as_they_are_stored()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = CreateSqlite(
            area,
            """
            create table t (id integer primary key, anything);
            insert into t (anything) values
                (9223372036854775807), (0.1), (1e300), ('Zürich 🙂'), (''), (null), (x'00abff'), ('1.50'), ('2024-02-29 13:45');
            """);
        LoadResult load = await LoadAsync(area, DatabaseSource.Of($"sqlite:{file}", "select * from t order by id"), "t");
        Assert.Equal((LoadStatus.Succeeded, file), (load.Status, load.SourceFile));
        Assert.Equal(
            [
                "1|9223372036854775807|shop.db|1", "2|0.1|shop.db|2", "3|1E+300|shop.db|3", "4|Zürich 🙂|shop.db|4",
                "5||shop.db|5", "6|null|shop.db|6", @"7|\x00abff|shop.db|7", "8|1.50|shop.db|8",
                "9|2024-02-29 13:45|shop.db|9",
            ],
            await area.RowsAsync("select id, anything, source_file, source_line from staging.t order by source_line"));
    }

    [Fact]
    public async Task Sqlite_text_that_is_none_is_refused()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = CreateSqlite(area, "create table t (a); insert into t values (cast(x'41ff42' as text)), ('�'), (cast(x'410042' as text))");
        LoadResult load = await LoadAsync(area, new SqliteSource(file, "select a from t order by rowid"), "t");
        Assert.Equal((3, 1, 2), (load.RowsRead, load.RowsInserted, load.RowsRejected));
        Assert.Equal(
            ["InvalidUtf8|a|1", "NulByte|a|3"],
            await area.RowsAsync("select reason, field, source_line from etl.reject order by source_line"));
        Assert.Equal(["�"], await area.RowsAsync("select a from staging.t"));
    }

    [Fact]
    public async Task Sqlite_errors_name_the_file_and_the_query()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = CreateSqlite(area, "create table t (a)");
        LoadResult wrong = await LoadAsync(area, new SqliteSource(file, "select b from t"), "t");
        Assert.Equal(ErrorIds.StagingQuery, wrong.ErrorId);
        Assert.Contains("no such column: b", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("select b from t", wrong.Error, StringComparison.Ordinal);
        LoadResult readOnly = await LoadAsync(area, new SqliteSource(file, "insert into t values (1) returning a"), "t");
        Assert.Contains("readonly", readOnly.Error, StringComparison.Ordinal);
        LoadResult missing = await LoadAsync(area, new SqliteSource($"{file}.old", "select 1"), "t");
        Assert.Equal(ErrorIds.StagingFile, missing.ErrorId);
        LoadResult none = await LoadAsync(area, new SqliteSource(area.Write("text.txt", new string('x', 1_000)), "select * from t"), "t");
        Assert.Contains("not a database", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_of_sqlite_that_runs_long_is_interrupted()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = CreateSqlite(area, "create table t (a)");
        const string Query =
            "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) as n from n";
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => area.ImportAsync(
            new ImportOptions { Sources = [new SqliteSource(file, Query)], Table = "t" }, cancellationToken: stop.Token));
        Assert.Equal(["Cancelled"], await area.RowsAsync("select status from etl.load"));
    }

    [Fact]
    public async Task Any_reader_is_read_from_where_it_stands()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        using DataTable table = new();
        table.Columns.Add("id", typeof(int));
        table.Columns.Add("at", typeof(DateTimeOffset));
        table.Columns.Add("price", typeof(decimal));
        table.Columns.Add("bytes", typeof(byte[]));
        DateTimeOffset at = new(2024, 2, 29, 13, 45, 0, TimeSpan.FromHours(1));
        table.Rows.Add(0, at, 0m, null);
        table.Rows.Add(1, at, 12.50m, new byte[] { 1, 2 });
        table.Rows.Add(2, DBNull.Value, DBNull.Value, DBNull.Value);
        using DataTableReader reader = table.CreateDataReader();
        Assert.True(reader.Read());
        LoadResult load = await LoadAsync(area, new DbReaderSource(reader), "t");
        Assert.Equal((2, "System.Data.DataTableReader"), (load.RowsInserted, load.SourceFile));
        Assert.Equal(
            [@"1|2024-02-29T13:45:00+01:00|12.50|\x0102|DataTableReader|1", "2|null|null|null|DataTableReader|2"],
            await area.RowsAsync("select id, at, price, bytes, source_file, source_line from staging.t order by id"));
        Assert.False(reader.IsClosed);
    }

    [Fact]
    public async Task A_reader_that_is_closed_is_an_error()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        using DataTable table = new();
        DataTableReader reader = table.CreateDataReader();
        reader.Close();
        Assert.Equal(ErrorIds.StagingQuery, (await LoadAsync(area, new DbReaderSource(reader), "t")).ErrorId);
    }

    [Fact]
    public async Task A_connection_of_any_provider_is_left_as_it_was_found()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await using NpgsqlConnection connection = new(postgres.ConnectionString);
        LoadResult load = await LoadAsync(area, new DbQuerySource(connection, "select 1 as a, null as b"), "t");
        Assert.Equal(LoadStatus.Succeeded, load.Status);
        Assert.Equal(ConnectionState.Closed, connection.State);
        await connection.OpenAsync();
        Assert.Equal(1, (await LoadAsync(area, new DbQuerySource(connection, "select 2 as a"), "t")).RowsInserted);
        Assert.Equal(ConnectionState.Open, connection.State);
        Assert.EndsWith($"/{connection.Database}", load.SourceFile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_the_provider_cannot_read_refuses_its_row_only()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await using NpgsqlConnection connection = new(postgres.ConnectionString);
        const string Query = "select g as id, case g when 2 then 1e40::numeric else 1.50 end as n from generate_series(1, 3) g";
        LoadResult load = await LoadAsync(area, new DbQuerySource(connection, Query), "t");
        Assert.Equal((LoadStatus.Partial, 2, 1), (load.Status, load.RowsInserted, load.RowsRejected));
        Assert.Equal(
            ["UnreadableValue|n|2|{\"id\":\"2\",\"n\":null}"],
            await area.RowsAsync("select reason, field, source_line, raw_text from etl.reject"));
    }

    private static string CreateSqlite(StagingArea area, string script)
    {
        SQLitePCL.Batteries_V2.Init();
        string file = Path.Combine(area.Folder, "shop.db");
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
        return file;
    }
}
