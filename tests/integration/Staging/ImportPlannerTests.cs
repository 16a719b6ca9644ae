using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class ImportPlannerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_plan_tells_what_would_happen_and_does_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "Order ID,1st\n" + string.Concat(Enumerable.Repeat("1234,x\n", 5_000)));
        ImportPlan plan = await area.PlanAsync(new ImportOptions { Files = [file], Table = "orders" });
        TableImport table = plan.Tables.Single();
        SourceImport import = table.Sources.Single();
        Assert.Equal(("staging.orders", LoadMode.Full, false), (table.Table.ToString(), table.Mode, table.Exists));
        Assert.Equal(["order_id", "_1st"], table.AddedColumns);
        Assert.Equal([new SourceColumn("Order ID", "order_id"), new SourceColumn("1st", "_1st")], import.Columns);
        Assert.Equal((5_000, new FileInfo(file).Length), (import.EstimatedRows, import.Bytes));
        Assert.True(await area.ScalarAsync<bool>("select to_regclass('staging.orders') is null"));
        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.load"));
    }

    [Fact]
    public async Task A_plan_names_the_columns_an_existing_table_gains()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("t", area.Write("t.csv", "a,b\n1,2\n"));
        ImportPlan plan = await area.PlanAsync(new ImportOptions { Files = [area.Write("t.csv", "b,c\n1,2\n")], Table = "t" });
        Assert.True(plan.Tables.Single().Exists);
        Assert.Equal(["c"], plan.Tables.Single().AddedColumns);
    }

    [Fact]
    public async Task A_model_sends_files_to_their_tables()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlModel model = Model(
            new StagingTable { Table = "orders", Files = ["ORDERS_*.csv"], File = "orders.yml" },
            new StagingTable
            {
                Table = "events",
                Files = ["events?.tsv"],
                File = "events.yml",
                Pick = FilePick.All,
                Mode = LoadMode.Append,
            });
        string[] files =
        [
            area.Write("orders_20240201.csv", "a\n"), area.Write("orders_20240101.csv", "a\n"), area.Write("events2.tsv", "a,b\tc\n"),
            area.Write("events1.tsv", "a,b\tc\n"), area.Write("other.csv", "a\n"),
        ];
        ImportPlan plan = await area.PlanAsync(new ImportOptions { Files = files, Model = model });
        Assert.Equal(
            ["raw.orders Full orders_20240201.csv", "raw.events Append events1.tsv events2.tsv"],
            plan.Tables.Select(table =>
                $"{table.Table} {table.Mode} {string.Join(' ', table.Sources.Select(source => source.Source.ShortName))}"));
        Assert.Equal(["a_b", "c"], plan.Tables[1].AddedColumns);
        Assert.Equal([files[1]], plan.PassedOver);
        UnmatchedFile unmatched = plan.Unmatched.Single();
        Assert.Equal((files[4], ErrorIds.StagingUnmatched), (unmatched.Path, unmatched.Error.Id));
        Assert.Equal([files[0], files[3], files[2]], ModelFiles.Find(model, area.Folder));
    }

    [Fact]
    public async Task A_data_folder_without_a_file_for_a_table_is_an_error_that_names_the_patterns()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlModel model = Model(new StagingTable { Table = "orders", Files = ["orders_*.csv"], File = "orders.yml" });
        EtlException error = Assert.Throws<EtlException>(() => ModelFiles.Find(model, area.Folder));
        Assert.Equal(ErrorIds.StagingNoFiles, error.Id);
        Assert.Contains("orders_*.csv", error.Message, StringComparison.Ordinal);
    }

    private static EtlModel Model(params StagingTable[] tables) => new()
    {
        Name = "test",
        Folder = "/models/test",
        StagingSchema = "raw",
        Staging = tables,
    };
}
