using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using EtlTools.Tests.Integration.Database;
using EtlTools.Tests.Integration.Staging;

namespace EtlTools.Tests.Integration.Cli;

[Collection("postgres")]
public sealed class PipedImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string _database = "";

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gzip")]
    [InlineData("bzip2")]
    [InlineData("utf-16")]
    public async Task What_is_piped_is_loaded_to_the_last_row(string form)
    {
        const int Rows = 50_000;
        string text = "id,name\n" + string.Concat(Enumerable.Range(1, Rows).Select(
            id => string.Create(CultureInfo.InvariantCulture, $"{id},name {id}\n")));
        using EtlProcess etl = Start("import", "-", "--table", "names");
        await etl.Input.WriteAsync(PackedText.As(form, text));
        etl.Input.Close();

        CommandLine call = await etl.EndAsync();

        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(
            "50000 1250025000 stdin 50001",
            await Query.TextAsync(
                _database,
                "select concat_ws(' ', count(*), sum(id::bigint), max(source_file), max(source_line)) from staging.names"));
    }

    [Fact]
    public async Task Few_rows_that_come_slowly_are_all_there()
    {
        using EtlProcess etl = Start("import", "-", "--table", "names", "--encoding", "latin1");
        foreach (string part in (string[])["id,na", "me\n1,S", "ão Paulo\n2,", "b\n"])
        {
            await etl.Input.WriteAsync(Encoding.Latin1.GetBytes(part));
            await etl.Input.FlushAsync();
            await Task.Delay(50);
        }

        etl.Input.Close();
        CommandLine call = await etl.EndAsync();

        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(
            "São Paulo b", await Query.TextAsync(_database, "select string_agg(name, ' ' order by id) from staging.names"));
    }

    [Fact]
    public async Task The_same_rows_piped_again_are_loaded_again()
    {
        foreach (string loads in (string[])["1", "2"])
        {
            using EtlProcess etl = Start("import", "-", "--table", "names", "--mode", "append");
            await etl.Input.WriteAsync("id\n1\n"u8.ToArray());
            etl.Input.Close();
            CommandLine call = await etl.EndAsync();
            Assert.True(call.ExitCode == 0, call.Error);
            Assert.Equal(loads, await Query.TextAsync(_database, "select cast(count(*) as text) from staging.names"));
        }
    }

    [Fact]
    public async Task A_pipe_that_is_cut_off_loads_nothing_and_names_the_last_whole_record()
    {
        byte[] packed = PackedText.As("gzip", "id\n" + string.Concat(Enumerable.Range(1, 100_000).Select(
            id => string.Create(CultureInfo.InvariantCulture, $"{id}\n"))));
        using EtlProcess etl = Start("import", "-", "--table", "ids");
        await etl.Input.WriteAsync(packed.AsMemory(0, packed.Length / 2));
        etl.Input.Close();

        CommandLine call = await etl.EndAsync();

        Assert.Equal(1, call.ExitCode);
        Assert.Contains("The last record read whole is on line ", call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("stdin: stdin:", call.Out + call.Error, StringComparison.Ordinal);
        Assert.Equal("gone", await Query.TextAsync(_database, "select coalesce(to_regclass('staging.ids')::text, 'gone')"));
    }

    [Fact]
    public async Task A_zip_archive_cannot_be_piped()
    {
        using EtlProcess etl = Start("import", "-", "--table", "ids");
        await etl.Input.WriteAsync(PackedText.Zip(("ids.csv", "id\n1\n"u8.ToArray())));
        etl.Input.Close();

        CommandLine call = await etl.EndAsync();

        Assert.Equal(1, call.ExitCode);
        Assert.Contains("zip archive that does not come as a file", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_piped_needs_a_table()
    {
        CommandLine call = await CommandLine.RunAsync(_database, "import", "-", "--model", "olist");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("'etl import -' needs --table NAME", call.Error, StringComparison.Ordinal);
    }

    [UnixTheory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(0)]
    [InlineData(200_000)]
    public async Task Ctrl_C_ends_the_wait_for_more(int rows)
    {
        using EtlProcess etl = Start("import", "-", "--table", "ids");
        await etl.Input.WriteAsync(Encoding.UTF8.GetBytes("id\n" + string.Concat(Enumerable.Repeat("1\n", rows))));
        await etl.Input.FlushAsync();
        await WaitForConnectionAsync();
        await Task.Delay(500);

        Stopwatch watch = Stopwatch.StartNew();
        using (Process kill = Process.Start("kill", ["-INT", $"{etl.Id}"])) await kill.WaitForExitAsync();
        CommandLine call = await etl.EndAsync();

        Assert.Equal(130, call.ExitCode);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.Equal("gone", await Query.TextAsync(_database, "select coalesce(to_regclass('staging.ids')::text, 'gone')"));
    }

    private EtlProcess Start(params string[] args) =>
        EtlProcess.StartPiped(Path.GetTempPath(), [.. args, "--database", _database]);

    private async Task WaitForConnectionAsync()
    {
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(30));
        while (await Query.TextAsync(_database, "select coalesce(to_regclass('etl.load')::text, '')") == "")
            await Task.Delay(20, timeout.Token);
    }
}
