using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Integration.Staging.Drift;

[Collection("postgres")]
public sealed class DriftPolicyLoadTests(PostgresFixture postgres)
{
    private const string Shops = """
        id,city,price
        1,Amsterdam,1.50
        2,Rotterdam,2.25
        3,Groningen,3.75
        4,Amsterdam,4.50
        5,Rotterdam,5.25
        6,Groningen,6.75
        7,Amsterdam,7.50

        """;

    // Each file has one row that is as before, and others that the difference is about.
    private static readonly Dictionary<DriftKind, string> s_files = new()
    {
        [DriftKind.New] = "id,city,price,age\n8,Rotterdam,1.50,\n9,Amsterdam,2.50,31\n",
        [DriftKind.Missing] = "id,price\n8,1.50\n9,2.50\n",
        [DriftKind.Reordered] = "id,price,city\n8,1.50,Rotterdam\n9,2.50,Amsterdam\n",
        [DriftKind.Renamed] = "id,town,price\n8,,1.50\n9,Amsterdam,2.50\n",
        [DriftKind.Narrowed] = "id,city,price\n8,Ede,1.50\n" + string.Concat(
            Enumerable.Repeat("9,Amste,2.50\n10,Rotte,2.50\n", 5)),
        [DriftKind.Type] = "id,city,price\n8,Rotterdam,1.50\n9,Amsterdam,cheap\n",
    };

    [Theory]
    [InlineData(DriftKind.New, DriftAction.Evolve, "8|Rotterdam|1.50|null", "9|Amsterdam|2.50|31")]
    [InlineData(DriftKind.New, DriftAction.DiscardColumn, "8|Rotterdam|1.50", "9|Amsterdam|2.50")]
    [InlineData(DriftKind.New, DriftAction.DiscardRow, "8|Rotterdam|1.50")]
    [InlineData(DriftKind.Missing, DriftAction.Evolve, "8|null|1.50", "9|null|2.50")]
    [InlineData(DriftKind.Reordered, DriftAction.Evolve, "8|Rotterdam|1.50", "9|Amsterdam|2.50")]
    [InlineData(DriftKind.Renamed, DriftAction.Evolve, "8|null|1.50|null", "9|null|2.50|Amsterdam")]
    [InlineData(DriftKind.Renamed, DriftAction.DiscardColumn, "8|null|1.50", "9|null|2.50")]
    [InlineData(DriftKind.Renamed, DriftAction.DiscardRow, "8|null|1.50")]
    [InlineData(DriftKind.Narrowed, DriftAction.Evolve, "10|Rotte|2.50", "8|Ede|1.50", "9|Amste|2.50")]
    [InlineData(DriftKind.Narrowed, DriftAction.DiscardColumn, "10|null|2.50", "8|null|1.50", "9|null|2.50")]
    [InlineData(DriftKind.Narrowed, DriftAction.DiscardRow, "8|Ede|1.50")]
    [InlineData(DriftKind.Type, DriftAction.Evolve, "8|Rotterdam|1.50", "9|Amsterdam|cheap")]
    [InlineData(DriftKind.Type, DriftAction.DiscardColumn, "8|Rotterdam|null", "9|Amsterdam|null")]
    [InlineData(DriftKind.Type, DriftAction.DiscardRow, "8|Rotterdam|1.50")]
    public async Task A_difference_is_treated_as_the_policy_says_and_recorded(
        DriftKind kind, DriftAction action, params string[] rows)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("shops", area.Write("shops.csv", Shops));
        foreach (LoadMode mode in (LoadMode[])[LoadMode.Append, LoadMode.Full])
        {
            await area.ExecuteAsync("delete from staging.shops where id::int > 7");
            ImportOptions options = Options(area, kind, action) with { Mode = mode };
            LoadResult load = (await area.ImportAsync(options)).Single();
            Assert.Null(load.Error);
            Assert.Equal(rows, await ShopsAsync(area));
            Assert.Equal(load.RowsRead, load.RowsInserted + load.RowsRejected);
            SchemaChange change = load.SchemaChanges.Single();
            Assert.Equal((kind, action, load.LoadId), (change.Kind, change.Action, change.LoadId));
            Assert.Equal(
                $"{DriftPolicy.Word(kind)}|{DriftPolicy.Word(action)}|staging.shops|True",
                (await area.RowsAsync($"""
                    select kind, action, target_table, changed_at > now() - interval '1 minute'
                    from etl.schema_change where load_id = {load.LoadId}
                    """)).Single());
            string[] reasons = action == DriftAction.DiscardRow ? ["Drift"] : [];
            Assert.Equal(
                reasons, await area.RowsAsync($"select distinct reason from etl.reject where load_id = {load.LoadId}"));

            // A full load leaves what the next round has to be compared with.
            await area.ExecuteAsync("drop table staging.shops");
            await area.ImportAsync("shops", area.Write("shops.csv", Shops));
        }
    }

    [Theory]
    [InlineData(DriftKind.New, "column age is new")]
    [InlineData(DriftKind.Missing, "column city is missing")]
    [InlineData(DriftKind.Reordered, "the order is id, price, city, where it was id, city, price")]
    [InlineData(DriftKind.Renamed, "column city is now called town")]
    [InlineData(DriftKind.Narrowed, "column city is narrower: up to 5 characters, where it was up to 9 characters")]
    [InlineData(DriftKind.Type, "column price is text (1 of 2 values do not fit), where it was decimal")]
    public async Task Freeze_refuses_the_source_says_what_differs_and_leaves_the_table(DriftKind kind, string what)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("shops", area.Write("shops.csv", Shops));
        ImportOptions options = Options(area, kind, DriftAction.Freeze);
        LoadResult load = (await area.ImportAsync(options)).Single();
        Assert.Equal((LoadStatus.Failed, ErrorIds.StagingDrift), (load.Status, load.ErrorId));
        Assert.Equal($"{options.Files[0]} is not what staging.shops expects: {what}.", load.Error);
        Assert.Equal(
            "id,city,price|7", (await area.RowsAsync("""
                select string_agg(attname, ',' order by attnum) filter (where attnum <= 3), (select count(*) from staging.shops)
                from pg_attribute where attrelid = 'staging.shops'::regclass and attnum > 0
                """)).Single());
        Assert.Equal(
            $"{DriftPolicy.Word(kind)}|freeze",
            (await area.RowsAsync($"select kind, action from etl.schema_change where load_id = {load.LoadId}")).Single());
    }

    [Fact]
    public async Task A_type_is_tested_in_every_record_where_the_policy_is_strict()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("shops", area.Write("shops.csv", Shops));
        string file = area.Write(
            "late.csv", "id,city,price\n" + string.Concat(Enumerable.Repeat("8,Amsterdam,1.50\n", 1_500)) + "9,Amsterdam,cheap\n");
        ImportOptions options = new() { Files = [file], Table = "shops", Mode = LoadMode.Append };
        LoadResult load = (await area.ImportAsync(options with { Drift = DriftPolicy.Parse("type=discard_row") })).Single();
        Assert.Equal((1_500, 1, DriftKind.Type), (load.RowsInserted, load.RowsRejected, load.SchemaChanges.Single().Kind));
        Assert.Equal(
            "price|The value does not fit the type of its column, decimal.|9,Amsterdam,cheap",
            (await area.RowsAsync("select field, expectation, raw_text from etl.reject")).Single());
        load = (await area.ImportAsync(options with { Drift = DriftPolicy.Parse("type=freeze") })).Single();
        Assert.Equal(ErrorIds.StagingDrift, load.ErrorId);
    }

    [Fact]
    public async Task A_model_says_what_is_done_and_a_call_may_say_otherwise()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("shops", area.Write("shops.csv", Shops));
        ImportOptions options = Options(area, DriftKind.New, DriftAction.Evolve) with
        {
            Table = null,
            Drift = null,
            Model = new EtlModel
            {
                Name = "m",
                Folder = "/m",
                StagingSchema = "staging",
                WarehouseSchema = "warehouse",
                Staging =
                [
                    new StagingTable
                    {
                        Table = "shops",
                        Files = ["*.csv"],
                        File = "shops.yml",
                        Drift = DriftPolicy.Parse("new=freeze"),
                    },
                ],
            },
        };
        Assert.Equal(ErrorIds.StagingDrift, (await area.ImportAsync(options)).Single().ErrorId);
        options = options with { Drift = DriftPolicy.Parse("new=discard_column") };
        Assert.Null((await area.ImportAsync(options)).Single().Error);
    }

    private static ImportOptions Options(StagingArea area, DriftKind kind, DriftAction action) => new()
    {
        Files = [area.Write("next.csv", s_files[kind])],
        Table = "shops",
        Mode = LoadMode.Append,
        MaxRejects = RejectLimit.Parse("100%"),
        Drift = DriftPolicy.Of([KeyValuePair.Create(DriftPolicy.Word(kind), DriftPolicy.Word(action))]),
    };

    // The source columns of the new rows, whatever columns there are.
    private static async Task<IReadOnlyList<string>> ShopsAsync(StagingArea area)
    {
        IReadOnlyList<string> columns = await area.RowsAsync("""
            select quote_ident(attname) from pg_attribute
            where attrelid = 'staging.shops'::regclass and attnum > 0 and not attisdropped
                  and attname not in ('source_file', 'source_line', 'load_id', 'load_timestamp', 'row_hash')
            order by attnum
            """);
        return await area.RowsAsync(
            $"select distinct {string.Join(", ", columns)} from staging.shops where id::int > 7 order by 1");
    }
}
