using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Transforms;

namespace EtlTools.Tests.Integration.Transforms;

[Collection("postgres")]
public sealed class ModelCheckerTests(PostgresFixture postgres)
{
    private const string Rule = "- rule: r\n  table: dim_a\n  check: not_null\n  column: id\n  category: Validity\n";

    [Theory]
    [InlineData("retail")]
    [InlineData("olist")]
    public async Task The_models_that_come_along_are_sound_on_an_empty_database(string name)
    {
        await using SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        EtlModel model = await ModelReader.ReadAsync(Checkout.Model(name), CancellationToken.None);
        Assert.NotEmpty(model.Tables);
        Assert.NotEmpty(model.Rules);
        Assert.Empty(await ModelChecker.CheckAsync(warehouse.Database, model, CancellationToken.None));
    }

    [Fact]
    public async Task A_check_leaves_nothing_behind()
    {
        await using SmallWarehouse warehouse = await WithTableAsync("select id, label from staging.a");
        warehouse.Folder.Write("quality/q.yml", Rule);
        Assert.Empty(await CheckAsync(warehouse));
        Assert.Equal(
            ["-"], await warehouse.RowsAsync("select coalesce(to_regnamespace('staging'), to_regnamespace('warehouse'))::text"));
    }

    [Fact]
    public async Task A_model_that_runs_already_is_sound_too()
    {
        await using SmallWarehouse warehouse = await WithTableAsync("select id, label from staging.a");
        await warehouse.ExecuteAsync("create schema staging; create table staging.a as select '1' as id, 'x' as label");
        await warehouse.BuildAllAsync("03-01");
        Assert.Empty(await CheckAsync(warehouse));
    }

    [Theory]
    [InlineData("select id, label\nfrom staging.a\nwhere lable = 'x'", "dim_a.sql:4:7: column \"lable\" does not exist")]
    [InlineData("select id from staging.a", "dim_a.sql:2: the header names column label")]
    [InlineData("select id, label, 1 as is_current from staging.a", "dim_a.sql:2: column is_current")]
    public async Task A_wrong_select_is_found(string select, string message)
    {
        await using SmallWarehouse warehouse = await WithTableAsync(select);
        EtlException fault = Assert.Single(await CheckAsync(warehouse));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("column: id", "column: di", "q.yml:1: rule 'r': column \"di\" does not exist")]
    [InlineData("table: dim_a", "table: dim_b", "q.yml:1: rule 'r': relation \"warehouse.dim_b\" does not exist")]
    [InlineData("category: Validity", "category: Validity\n  where: lable = 'x'", "q.yml:1: rule 'r': column \"lable\" does not exist")]
    [InlineData("check: not_null\n  column: id", "check: sql\n  sql: select 1 from warehouse.dim_b", "q.yml:1: rule 'r': relation \"warehouse.dim_b\" does not exist")]
    [InlineData("check: not_null\n  column: id", "check: relationship\n  column: id\n  references: dim_b.id", "q.yml:1: rule 'r': relation \"warehouse.dim_b\" does not exist")]
    [InlineData("check: not_null\n  column: id", "check: matches\n  column: id\n  pattern: '[a'", "q.yml:1: rule 'r': invalid regular expression")]
    [InlineData("check: not_null\n  column: id", "check: freshness\n  column: valid_from\n  max_age: 2 moons", "q.yml:1: rule 'r': invalid input syntax for type interval")]
    public async Task A_wrong_rule_is_found(string text, string wrong, string message)
    {
        await using SmallWarehouse warehouse = await WithTableAsync("select id, label from staging.a");
        warehouse.Folder.Write("quality/q.yml", Rule.Replace(text, wrong, StringComparison.Ordinal));
        EtlException fault = Assert.Single(await CheckAsync(warehouse));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_is_found_not_only_the_first()
    {
        await using SmallWarehouse warehouse = await WithTableAsync("select id, label from staging.a");
        warehouse.Folder.Write("facts/fact_a.sql", "/* { fact: fact_a, key: id } */ select nothing from staging.a");
        warehouse.Folder.Write("facts/fact_b.sql", "/* { fact: fact_b, key: di } */ select id from staging.a");
        warehouse.Folder.Write("facts/fact_c.sql", "/* { fact: fact_c, key: id, lookups: { a_key: { dimension: dim_a, on: no } } } */ select id from staging.a");
        warehouse.Folder.Write("facts/fact_d.sql", "/* { fact: fact_d, key: id } */ select id from staging.a");
        Assert.Equal(
            ["fact_a.sql", "fact_b.sql", "fact_c.sql"],
            (await CheckAsync(warehouse)).Select(fault => Path.GetFileName(fault.Target)));
    }

    private async Task<SmallWarehouse> WithTableAsync(string select)
    {
        SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        warehouse.Folder.Write("staging/a.yml", "table: a\nfiles: [a.csv]\ncolumns: [id, label]");
        warehouse.Folder.Write("dimensions/dim_a.sql", $"/* {{ dimension: dim_a, key: id, type2: [label] }} */\n{select}");
        return warehouse;
    }

    private static async Task<IReadOnlyList<EtlException>> CheckAsync(SmallWarehouse warehouse) =>
        await ModelChecker.CheckAsync(warehouse.Database, await warehouse.Folder.ReadAsync(), CancellationToken.None);
}
