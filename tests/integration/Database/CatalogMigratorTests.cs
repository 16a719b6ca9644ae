using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using EtlTools.Tests.Integration.Transforms;

namespace EtlTools.Tests.Integration.Database;

[Collection("postgres")]
public sealed class CatalogMigratorTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_second_migration_applies_nothing()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await using EtlSession session = await warehouse.Database.OpenSessionAsync(CancellationToken.None);
        string[] before = await warehouse.RowsAsync("select name, xmin::text from etl.migration order by name");
        Assert.Empty(await CatalogMigrator.MigrateAsync(session, CancellationToken.None));
        Assert.Equal(before, await warehouse.RowsAsync("select name, xmin::text from etl.migration order by name"));
        Assert.Equal(SqlScript.List("catalog"), await warehouse.RowsAsync("select name from etl.migration order by name"));
    }

    [Fact]
    public async Task A_script_that_changed_since_is_refused()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync("update etl.migration set checksum = 'other' where name = 'catalog/0001-runs.sql'");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => ConnectAsync(warehouse.Database.ConnectionString));
        Assert.Equal(ErrorIds.DatabaseCatalogChanged, error.Id);
        Assert.Contains("sql/catalog/0001-runs.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_first_connections_at_once_end_with_one_catalog()
    {
        string connection = await postgres.CreateDatabaseAsync();
        EtlDatabase[] databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ConnectAsync(connection))));
        await using EtlSession session = await databases[0].OpenSessionAsync(CancellationToken.None);
        Assert.Equal(
            SqlScript.List("catalog").Count,
            await session.ScalarAsync<long>(SqlText.Of($"select count(*) from etl.migration"), CancellationToken.None));
        await session.DisposeAsync();
        foreach (EtlDatabase database in databases) await database.DisposeAsync();
    }

    [Fact]
    public async Task Every_table_and_column_of_the_catalog_has_a_comment()
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        Assert.Empty(await warehouse.RowsAsync("""
            select c.relname, a.attname
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
            where c.relnamespace = 'etl'::regnamespace and c.relkind = 'r' and col_description(c.oid, a.attnum) is null
            union all
            select relname, null from pg_class
            where relnamespace = 'etl'::regnamespace and relkind = 'r' and obj_description(oid) is null
            """));
    }

    private static Task<EtlDatabase> ConnectAsync(string connection) =>
        EtlDatabase.ConnectAsync(new DatabaseOptions { ConnectionString = connection }, null, CancellationToken.None);
}
