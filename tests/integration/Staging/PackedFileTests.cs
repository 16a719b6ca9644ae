using System.Globalization;
using System.Security.Cryptography;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Sources.Compression;
using EtlTools.Staging;
using static EtlTools.Tests.Integration.Staging.PackedText;

namespace EtlTools.Tests.Integration.Staging;

[Collection("postgres")]
public sealed class PackedFileTests(PostgresFixture postgres)
{
    private const string Rows = "select id, name, city, source_line, row_hash from staging.customers order by source_line";

    private static readonly string s_text = "id,name,city\n" + string.Concat(
        Enumerable.Range(1, 5_000).Select(id => string.Create(
            CultureInfo.InvariantCulture, $"{id},\"Ana, {id * 7919 % 10_007}\",São Paulo\n")));

    [Theory]
    [InlineData("gzip", null)]
    [InlineData("gzip in two parts", null)]
    [InlineData("zlib", null)]
    [InlineData("bzip2", null)]
    [InlineData("brotli", null)]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("utf-32", null)]
    [InlineData("latin1", "latin1")]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("utf-16", "utf-16")]
    public async Task Every_form_of_a_file_loads_the_same_table(string form, string? encoding)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("customers", area.Write("plain.csv", s_text));
        IReadOnlyList<string> plain = await area.RowsAsync(Rows);
        byte[] bytes = As(form, s_text);

        LoadResult load = Assert.Single(await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write("packed.csv", bytes)],
            Table = "customers",
            Format = encoding is null ? null : new SourceFormat { Encoding = encoding },
        }));

        Assert.Equal((LoadStatus.Succeeded, 5_000, bytes.Length), (load.Status, load.RowsInserted, load.SourceBytes));
        Assert.Equal(plain, await area.RowsAsync(Rows));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            await area.ScalarAsync<string>($"select source_sha256 from etl.load where load_id = {load.LoadId}"));
    }

    [Fact]
    public async Task The_rows_of_a_packed_file_are_estimated_by_what_comes_out_of_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string text = s_text + string.Concat(Enumerable.Repeat(s_text[13..], 20));
        ImportPlan plan = await area.PlanAsync(
            new ImportOptions { Files = [area.Write("customers.csv", As("gzip", text))], Table = "customers" });
        Assert.InRange(plan.Tables[0].Sources[0].EstimatedRows!.Value, 30_000, 210_000);
    }

    [Theory]
    [InlineData("gzip_cut_in_the_middle.csv.gz", ErrorIds.StagingArchiveTruncated, "is on line 13")]
    [InlineData("gzip_without_its_checksum.csv.gz", ErrorIds.StagingArchiveDamaged, "is on line 2000,")]
    [InlineData("gzip_with_wrong_checksum.csv.gz", ErrorIds.StagingArchiveDamaged, "is on line 2000,")]
    [InlineData("gzip_with_text_behind.csv.gz", ErrorIds.StagingArchiveDamaged, "is on line 2000,")]
    [InlineData("zlib_cut_in_the_middle.csv.zz", ErrorIds.StagingArchiveTruncated, "is on line 13")]
    [InlineData("brotli_cut_in_the_middle.csv.br", ErrorIds.StagingArchiveTruncated, "is on line 1")]
    [InlineData("bzip2_cut_in_the_middle.csv.bz2", ErrorIds.StagingArchiveTruncated, "9,132 of 9,132 bytes were read")]
    [InlineData("bzip2_damaged.csv.bz2", ErrorIds.StagingArchiveDamaged, "the bzip2 data are damaged")]
    [InlineData("gzip_bomb.csv.gz", ErrorIds.StagingArchiveBomb, "more than 1,000 times as many")]
    [InlineData("zip_cut_in_the_middle.zip", ErrorIds.StagingArchiveDamaged, "where its members are listed")]
    [InlineData("zip_with_damaged_member.zip", ErrorIds.StagingArchiveDamaged, "zip_with_damaged_member.zip/customers.csv")]
    [InlineData("zip_with_a_cut_gzip_inside.zip", ErrorIds.StagingArchiveTruncated, "is on line 9")]
    [InlineData("zip_encrypted.zip", ErrorIds.StagingArchiveEncrypted, "zip_encrypted.zip/customers.csv is encrypted")]
    [InlineData("utf16_cut_in_a_character.csv", ErrorIds.StagingEncoding, "the bytes 74 at byte 40 of the text")]
    public async Task A_broken_file_is_an_error_and_leaves_the_table_as_it_was(string file, string id, string message)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("customers", area.Write("plain.csv", s_text));
        IReadOnlyList<string> before = await area.RowsAsync(Rows);

        LoadResult load = Assert.Single(
            await area.ImportAsync("customers", Path.Combine(Checkout.Root, "tests", "data", file)));

        Assert.Equal((LoadStatus.Failed, id), (load.Status, load.ErrorId));
        Assert.Contains(message, load.Error, StringComparison.Ordinal);
        Assert.Equal(before, await area.RowsAsync(Rows));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_is_a_reject()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = Assert.Single(await area.ImportAsync(
            "names", Path.Combine(Checkout.Root, "tests", "data", "utf16_lone_surrogate.csv")));
        Assert.Equal((2, 1), (load.RowsInserted, load.RowsRejected));
        Assert.Equal(
            [@"3|InvalidUtf8|2,bad \xed\xa0\xbd here"],
            await area.RowsAsync("select source_line, reason, raw_text from etl.reject"));
        Assert.Equal("\U0001F600", await area.ScalarAsync<string>("select name from staging.names where id = '3'"));
    }

    [Fact]
    public async Task Bytes_that_are_no_character_of_a_named_encoding_are_an_error_with_their_place()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = Assert.Single(await area.ImportAsync(new ImportOptions
        {
            Files = [Path.Combine(Checkout.Root, "tests", "data", "shift_jis_cut_in_a_character.csv")],
            Table = "names",
            Format = new SourceFormat { Encoding = "shift_jis" },
        }));
        Assert.Equal(ErrorIds.StagingEncoding, load.ErrorId);
        Assert.Contains("the bytes 8B at byte 19 of the text", load.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_member_of_an_archive_is_a_source()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string zip = area.Write("customers.zip", Zip(
            ("2024/", []),
            ("2024/first.csv", As("utf-8", "id,name\n1,a\n2,b\n")),
            ("2024/second.csv.gz", As("gzip", "id,name\n3,c\n")),
            ("__MACOSX/2024/._first.csv", [0, 1, 2])));

        IReadOnlyList<LoadResult> loads = await area.ImportAsync("customers", zip);

        Assert.Equal(
            [($"{zip}/2024/first.csv", 2), ($"{zip}/2024/second.csv.gz", 1)],
            loads.Select(load => (load.SourceFile, (int)load.RowsInserted)));
        Assert.Equal(
            ["1|first.csv|2", "2|first.csv|3", "3|second.csv.gz|2"],
            await area.RowsAsync("select id, source_file, source_line from staging.customers order by id"));
    }

    [Fact]
    public async Task A_member_can_be_named_alone()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string zip = area.Write(
            "all.zip", Zip(("in/a.csv", As("utf-8", "id\n1\n")), ("in/b.csv", As("utf-8", "id\n2\n"))));
        await area.ImportAsync("one", Path.Combine(zip, "in/b.csv"));
        Assert.Equal(["2"], await area.RowsAsync("select id from staging.one"));
        LoadResult none = Assert.Single(await area.ImportAsync("one", Path.Combine(zip, "in/c.csv")));
        Assert.Equal(ErrorIds.StagingFile, none.ErrorId);
    }

    [Fact]
    public async Task A_model_takes_members_by_their_name_or_by_that_of_their_archive()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string old = area.Write("returns_2023.zip", Zip(("x.csv", As("utf-8", "id\n0\n"))));
        string latest = area.Write(
            "returns_2024.zip", Zip(("x.csv", As("utf-8", "id\n1\n")), ("y.csv", As("utf-8", "id\n2\n"))));
        string mixed = area.Write(
            "mixed.zip", Zip(("orders.csv", As("utf-8", "id\n3\n")), ("readme.txt", As("utf-8", "hello\n"))));
        EtlModel model = new()
        {
            Name = "shop",
            Folder = area.Folder,
            Staging =
            [
                new() { Table = "orders", Files = ["orders*.csv"], File = "orders.yml" },
                new() { Table = "returns", Files = ["returns_*.zip"], File = "returns.yml" },
            ],
        };

        ImportPlan plan = await area.PlanAsync(new ImportOptions { Files = [old, latest, mixed], Model = model });

        Assert.Equal(
            [
                "staging.returns " + $"{latest}/x.csv",
                "staging.returns " + $"{latest}/y.csv",
                "staging.orders " + $"{mixed}/orders.csv",
            ],
            plan.Tables.SelectMany(table => table.Sources.Select(source => $"{table.Table} {source.Name}")));
        Assert.Equal([$"{mixed}/readme.txt"], plan.Unmatched.Select(file => file.Path));
        Assert.Equal([$"{old}/x.csv"], plan.PassedOver);
        Assert.Equal(
            [$"{mixed}/orders.csv", $"{latest}/x.csv", $"{latest}/y.csv"], ModelFiles.Find(model, area.Folder));
    }

    [Fact]
    public async Task A_bomb_inside_of_an_archive_is_refused_and_the_limit_can_be_raised()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string zip = area.Write("bomb.zip", Zip(("bomb.csv", new byte[100_000_000])));
        LoadResult load = Assert.Single(await area.ImportAsync("bomb", zip));
        Assert.Equal(ErrorIds.StagingArchiveBomb, load.ErrorId);

        string small = area.Write("small.csv", As("gzip", "id\n1\n2\n"));
        ImportOptions strict = new()
        {
            Files = [small],
            Table = "small",
            Unpacking = new UnpackLimits { MaxBytes = 6 },
        };
        Assert.Equal(ErrorIds.StagingArchiveBomb, Assert.Single(await area.ImportAsync(strict)).ErrorId);
        ImportOptions generous = strict with { Unpacking = new UnpackLimits { MaxBytes = 7 } };
        Assert.Equal(2, Assert.Single(await area.ImportAsync(generous)).RowsInserted);
    }

    [Fact]
    public async Task A_workbook_is_no_archive_of_tables()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string book = area.Write("book.xlsx", Zip(("[Content_Types].xml", []), ("xl/sheet1.xml", [])));
        LoadResult load = Assert.Single(await area.ImportAsync("book", book));
        Assert.Equal(ErrorIds.StagingArchiveUnsupported, load.ErrorId);
    }
}
