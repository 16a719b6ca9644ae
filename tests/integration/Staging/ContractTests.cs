using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class ContractTests(PostgresFixture postgres)
{
    private const string Schema = """
        {
          "type": "object",
          "required": ["id"],
          "properties": {
            "id": { "type": "integer", "minimum": 1 },
            "email": { "type": ["string", "null"], "pattern": "@" },
            "author": { "type": "object", "required": ["name"] }
          }
        }
        """;

    [Fact]
    public async Task Rows_of_csv_are_read_as_the_contract_says_and_refused_with_path_and_keyword()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", "id,email\n1,a@b\n0,a@b\nx,a@b\n4,nowhere\n5,\n,a@b\n");
        LoadResult result = (await area.ImportAsync(Options(area, file))).Single();
        Assert.Equal((LoadStatus.Partial, 6, 2, 4), (result.Status, result.RowsRead, result.RowsInserted, result.RowsRejected));
        Assert.Equal(
            ["3|Contract|$.id|0,a@b|True", "4|Contract|$.id|x,a@b|True", "5|Contract|$.email|4,nowhere|True", "7|Contract|$.id|,a@b|True"],
            await area.RowsAsync("""
                select source_line, reason, field, raw_text,
                       expectation like '%' || case source_line when 3 then 'minimum' when 4 then 'type'
                                                                when 5 then 'pattern' else 'required' end || '%'
                from etl.reject order by source_line
                """));
    }

    [Fact]
    public async Task Records_of_json_are_checked_as_documents_also_where_columns_do_not_show_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.json", """
            {"id":1,"author":{"name":"Ada"}}
            {"id":2,"author":{}}
            {"id":"3"}
            {"id":4.0,"email":null}
            """);
        LoadResult result = (await area.ImportAsync(Options(area, file))).Single();
        Assert.Equal((2, 2), (result.RowsInserted, result.RowsRejected));
        Assert.Equal(
            ["2|$.author.name", "3|$.id"],
            await area.RowsAsync("select source_line, field from etl.reject order by source_line"));
    }

    [Fact]
    public async Task A_model_names_the_contract_of_a_source()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlModel model = await ModelReader.ReadAsync(Model(area, Schema), CancellationToken.None);
        LoadResult result = (await area.ImportAsync(
            new ImportOptions { Files = [area.Write("t.csv", "id,email\n1,a@b\n0,a@b\n")], Model = model })).Single();
        Assert.Equal((1, 1), (result.RowsInserted, result.RowsRejected));
    }

    [Fact]
    public async Task A_contract_that_would_not_be_checked_is_refused_when_the_model_is_read()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string folder = Model(area, """{ "properties": { "id": { "format": "hostname" } } }""");
        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => ModelReader.ReadAsync(folder, CancellationToken.None));
        Assert.Equal(ErrorIds.ContractUnsupported, error.Id);
        Assert.Contains("hostname", error.Message, StringComparison.Ordinal);
    }

    private static ImportOptions Options(StagingArea area, string file) =>
        new() { Files = [file], Table = "t", Schema = area.Write("t.schema.json", Schema) };

    private static string Model(StagingArea area, string schema)
    {
        string folder = Directory.CreateDirectory(Path.Combine(area.Folder, "model", "staging")).Parent!.FullName;
        File.WriteAllText(Path.Combine(folder, "model.yml"), "name: small\n");
        File.WriteAllText(Path.Combine(folder, "staging", "t.yml"), "table: t\nfiles: [t.csv]\ncontract: t.schema.json\n");
        File.WriteAllText(Path.Combine(folder, "staging", "t.schema.json"), schema);
        return folder;
    }
}
