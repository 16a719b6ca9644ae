using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>Files of every dialect land as they are meant, and their defects are kept where they are.</summary>
[Collection("postgres")]
public sealed class DelimitedFilesTests(PostgresFixture postgres)
{
    [Fact]
    public Task Rows_of_a_tbl_file_may_be_too_short_and_too_long() => LandsAsync(
        "short_and_long_rows.tbl",
        new SourceFormat { Header = ["s_suppkey", "s_name", "s_nationkey"] },
        ["1|1|Supplier#1|17", "4|4|Supplier#4|null"],
        ["2|17|FieldCount|2|Supplier#2|", "3|31|FieldCount|3|Supplier#3|9|x|"]);

    [Fact]
    public Task A_quote_that_is_never_closed_between_long_separators_costs_one_line() => LandsAsync(
        "quote_never_closed_between_long_separators.txt",
        new SourceFormat { Delimiter = "||" },
        ["2|1|Ann|a||b", "4|3|Carl|c"],
        ["3|30|UnclosedQuote|2||\"Bob||open"]);

    [Fact]
    public Task A_nul_byte_between_long_separators_is_refused() => LandsAsync(
        "nul_byte_between_long_separators.txt",
        new SourceFormat { Delimiter = "~|~" },
        ["2|1|Ann", "4|3|Carl"],
        [@"3|18|NulByte|2~|~B\x00b"]);

    [Fact]
    public Task What_stands_before_the_header_is_passed_over_with_its_quotes() => LandsAsync(
        "preamble_with_open_quote.csv",
        new SourceFormat { SkipLines = 3, Comment = '#' },
        ["5|1|Ann", "8|3|Carl"],
        ["6|51|FieldCount|2"]);

    [Fact]
    public Task An_escape_at_the_end_escapes_nothing() => LandsAsync(
        "escape_at_the_end.tsv",
        new SourceFormat { Escape = '\\', NullValues = [@"\N"], Header = ["id", "name", "note"] },
        ["1|1|Ann\\|null", "2|2|B\tob|x\ny"],
        ["4|24|FieldCount|3\tCarl\\\tno", "5|35|Quoting|4\tDora\tz\\"]);

    [Fact]
    public Task Text_behind_the_last_column_is_refused() => LandsAsync(
        "text_behind_last_column.txt",
        new SourceFormat { Columns = [new("id", 1, 4), new("name", 5, 10), new("age", 15, 4)] },
        ["1|0001|Ann|0017", "3|0003|Zoë|null"],
        ["2|19|FieldCount|0002Bob       0018 moved", @"4|53|InvalidUtf8|0004\xff"]);

    [Fact]
    public async Task A_model_says_how_its_files_are_written_and_the_caller_has_the_last_word()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("part.txt", "1||NULL||\n2||\"x||y\"||\n");
        EtlModel model = await ModelAsync(area, """
            format:
              delimiter: "||"
              header: [id, name]
              null_values: ["NULL"]
            """);
        await area.ImportAsync(new ImportOptions { Files = [file], Model = model });
        Assert.Equal(["1|null", "2|x||y"], await area.RowsAsync("select id, name from staging.part order by id"));
        await area.ImportAsync(new ImportOptions
        {
            Files = [file],
            Model = model,
            Format = new SourceFormat { NullValues = [], Header = ["id", "title"] },
        });
        Assert.Equal(["1|NULL", "2|x||y"], await area.RowsAsync("select id, title from staging.part order by id"));
    }

    [Theory]
    [InlineData("format: { delimiter: '\"' }", "Etl.Staging.Format", ":3: The format cannot be")]
    [InlineData("format: { columns: [{ name: a, start: 0, width: 1 }] }", "Etl.Model.Schema", ":3: ")]
    [InlineData("format: { separator: ',' }", "Etl.Model.Schema", "'separator' is not known here")]
    public async Task A_model_that_contradicts_itself_is_refused(string format, string id, string message)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => ModelAsync(area, format));
        Assert.Equal(id, error.Id);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_says_what_was_found()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("nation.tbl", "0|ALGERIA|0|\n1|ARGENTINA|1|\n");
        ImportPlan plan = await area.PlanAsync(new ImportOptions
        {
            Files = [file],
            Table = "nation",
            Format = new SourceFormat { HasHeader = false },
        });
        SourceImport source = plan.Tables.Single().Sources.Single();
        Assert.Equal(("|", true), (source.Format!.Delimiter, source.Format.TrailingDelimiter));
        Assert.Equal(["column_1", "column_2", "column_3"], source.Columns.Select(column => column.Name));
    }

    private static async Task<EtlModel> ModelAsync(StagingArea area, string format)
    {
        string folder = Directory.CreateDirectory(Path.Combine(area.Folder, "model", "staging")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "model.yml"), "name: parts\n");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "staging", "part.yml"), $"table: part\nfiles: [part.txt]\n{format}\n");
        return await ModelReader.ReadAsync(folder, CancellationToken.None);
    }

    /// <summary>Loads a file of tests/data; rows begin with their line, rejects with line and offset.</summary>
    private async Task LandsAsync(string name, SourceFormat format, string[] rows, string[] rejects)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = Path.Combine(Checkout.Root, "tests", "data", "delimited", name);
        LoadResult load = (await area.ImportAsync(new ImportOptions { Files = [file], Table = "t", Format = format })).Single();
        Assert.Null(load.Error);
        Assert.Equal(
            (rows.Length + rejects.Length, rows.Length, rejects.Length),
            (load.RowsRead, load.RowsInserted, load.RowsRejected));
        IEnumerable<string> names = load.RowsInserted == 0 ? [] : format.Header ?? format.Columns?.Select(column => column.Name)
            ?? (await area.RowsAsync("""
                select column_name from information_schema.columns
                where table_schema = 'staging' and column_name not in ('source_line', 'source_file', 'load_id', 'load_timestamp', 'row_hash')
                order by ordinal_position
                """));
        Assert.Equal(rows, await area.RowsAsync($"select source_line, {string.Join(", ", names)} from staging.t order by source_line"));
        Assert.Equal(rejects, await area.RowsAsync(
            "select source_line, byte_offset, reason, raw_text from etl.reject order by source_line"));
    }
}
