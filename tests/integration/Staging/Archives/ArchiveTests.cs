using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Staging;
using EtlTools.Staging.Archives;

namespace EtlTools.Tests.Integration.Staging.Archives;

[Collection("postgres")]
public sealed class ArchiveTests(PostgresFixture postgres)
{
    private const string Text = "id,v\n1,a\n2,b\n";

    public static TheoryData<string, byte[], string> Files { get; } = new()
    {
        { "orders.csv", Encoding.UTF8.GetBytes(Text), ".csv.gz" },
        { "orders.json", """[{"id": 1, "v": "a"}, {"id": 2, "v": "b"}]"""u8.ToArray(), ".json.gz" },
        { "orders.csv.gz", PackedText.As("gzip", Text), ".csv.gz" },
        { "orders.csv", PackedText.As("gzip", Text), ".csv.gz" },
        { "orders.csv.bz2", PackedText.As("bzip2", Text), ".csv.bz2.gz" },
        { "orders", Encoding.UTF8.GetBytes(Text), ".gz" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_bytes_of_a_file_are_kept_as_they_were(string name, byte[] bytes, string extension)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        LoadResult load = (await area.KeepAsync(LoadMode.Full, area.Write(name, bytes))).Single();
        Assert.Null(load.ArchiveError);
        string path = load.ArchivePath!;
        Assert.Matches($@"^orders_\d{{8}}T\d{{12}}Z{extension.Replace(".", @"\.", StringComparison.Ordinal)}$", Path.GetFileName(path));
        Assert.Equal(
            Path.Combine(area.Archive(), "raw", "t", Path.GetFileName(Path.GetDirectoryName(path)!)), Path.GetDirectoryName(path));
        Assert.True(DateOnly.TryParseExact(Path.GetFileName(Path.GetDirectoryName(path)!), "yyyy-MM-dd", out _));
        bool wasPacked = bytes is [0x1F, 0x8B, ..];
        Assert.Equal(bytes, wasPacked ? await File.ReadAllBytesAsync(path) : Unpack(path));
        Assert.Equal([path, path + ".json"], Directory.GetFiles(Path.GetDirectoryName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_metadata_says_what_it_was()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.txt", "id;v\n1;a\n2;b\n3\n");
        LoadResult load = (await area.ImportAsync(new ImportOptions
        {
            Files = [file],
            Table = "t",
            Mode = LoadMode.Upsert,
            Landing = new() { Key = ["ID"] },
            Format = new() { Delimiter = ";" },
            Archive = area.Archive(),
        })).Single();
        byte[] source = await File.ReadAllBytesAsync(file);
        byte[] packed = await File.ReadAllBytesAsync(load.ArchivePath!);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(load.ArchivePath + ".json"));
        JsonElement said = json.RootElement;
        Assert.Equal(file, said.GetProperty("originalPath").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(source)), said.GetProperty("sourceSha256").GetString());
        Assert.Equal(source.Length, said.GetProperty("sourceBytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(packed)), said.GetProperty("sha256").GetString());
        Assert.Equal(packed.Length, said.GetProperty("bytes").GetInt64());
        Assert.Equal((load.LoadId, load.RunId, 3), (
            said.GetProperty("loadId").GetInt64(), said.GetProperty("runId").GetInt64(), said.GetProperty("rows").GetInt64()));
        Assert.Equal(("staging.t", "upsert", "id", ";"), (
            said.GetProperty("table").GetString(),
            said.GetProperty("mode").GetString(),
            said.GetProperty("key")[0].GetString(),
            said.GetProperty("format").GetProperty("delimiter").GetString()));
        Assert.Equal(
            [$"{load.LoadId}|{load.ArchivePath}|{said.GetProperty("sha256").GetString()}|{packed.Length}|null|{said.GetProperty("sourceSha256").GetString()}"],
            await area.RowsAsync(
                "select a.load_id, a.path, a.sha256, a.bytes, a.deleted_at, l.source_sha256 from etl.archive a join etl.load l using (load_id)"));
        ArchivedFile listed = Assert.Single(await ArchiveReader.ListAsync(area.Database, "t", CancellationToken.None));
        ArchivedFile found = Assert.Single(ArchiveReader.List(area.Archive(), "t"));
        Assert.Equal(found, listed with { ArchiveId = null, ArchivedAt = null });
        Assert.Empty(await ArchiveReader.ListAsync(area.Database, "other", CancellationToken.None));
    }

    [Fact]
    public async Task Each_member_of_a_zip_archive_is_kept_by_itself()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string zip = area.Write("all.zip", PackedText.Zip(
            ("a/one.csv", Encoding.UTF8.GetBytes(Text)), ("two.csv.gz", PackedText.As("gzip", Text))));
        IReadOnlyList<LoadResult> loads = await area.KeepAsync(LoadMode.Full, zip);
        Assert.Equal([$"{zip}/a/one.csv", $"{zip}/two.csv.gz"], loads.Select(load => load.SourceFile));
        Assert.StartsWith("one_", Path.GetFileName(loads[0].ArchivePath), StringComparison.Ordinal);
        Assert.Equal(Text, Encoding.UTF8.GetString(Unpack(loads[0].ArchivePath!)));
        Assert.Equal(PackedText.As("gzip", Text), await File.ReadAllBytesAsync(loads[1].ArchivePath!));
    }

    [Fact]
    public async Task A_failed_load_and_a_skipped_one_archive_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string good = area.Write("good.csv", Text);
        await area.ImportAsync("t", good);
        LoadResult skipped = (await area.KeepAsync(LoadMode.Full, good)).Single();
        Assert.Equal((LoadStatus.Skipped, null, null), (skipped.Status, skipped.ArchivePath, skipped.ArchiveError));
        Assert.EndsWith(
            "It is not archived either; -Force (--force) loads and archives it.",
            skipped.Message,
            StringComparison.Ordinal);
        IReadOnlyList<LoadResult> failed = await area.KeepAsync(
            LoadMode.Full, area.Write("other.csv", "id,v\n7,x\n"), area.Write("cut.csv.gz", PackedText.As("gzip", Text)[..^9]));
        Assert.All(failed, load => Assert.Equal((LoadStatus.Failed, null, null), (load.Status, load.ArchivePath, load.ArchiveError)));
        Assert.False(Directory.Exists(area.Archive()));
        Assert.Empty(await area.RowsAsync("select * from etl.archive"));
    }

    [Fact]
    public async Task A_load_stands_when_its_file_cannot_be_archived()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        area.Write("archive", "a file where a folder is needed");
        LoadResult load = (await area.KeepAsync(LoadMode.Full, area.Write("t.csv", Text))).Single();
        Assert.Equal((LoadStatus.Succeeded, null), (load.Status, load.ArchivePath));
        EtlException failure = ArchiveFailure.Of(load)!;
        Assert.Equal(ErrorIds.ArchiveNotWritten, failure.Id);
        Assert.StartsWith($"Load {load.LoadId} stands", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"etl undo --load {load.LoadId}", failure.NextStep, StringComparison.Ordinal);
        Assert.Equal(2, await area.ScalarAsync<long>("select count(*) from staging.t"));
    }

    [Fact]
    public async Task Nothing_is_left_behind_when_the_catalog_cannot_take_it()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ExecuteAsync("alter table etl.archive add check (bytes < 0)");
        LoadResult load = (await area.KeepAsync(LoadMode.Full, area.Write("t.csv", Text))).Single();
        Assert.Equal((LoadStatus.Succeeded, null), (load.Status, load.ArchivePath));
        Assert.NotNull(load.ArchiveError);
        Assert.Empty(Directory.GetFiles(area.Archive(), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_no_file_cannot_be_archived_and_is_not_loaded()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        PipeSource pipe = new(PipeSource.StandardInput, new MemoryStream(Encoding.UTF8.GetBytes(Text)), SourceFormat.Default);
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => area.ImportAsync(
            new ImportOptions { Sources = [pipe], Table = "t", Archive = area.Archive() }));
        Assert.Equal(ErrorIds.ArchiveNoFile, error.Id);
        Assert.Contains("it is a pipe", error.Message, StringComparison.Ordinal);
        Assert.False(await area.ScalarAsync<bool>("select to_regclass('staging.t') is not null"));
    }

    private static byte[] Unpack(string path)
    {
        using GZipStream content = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
