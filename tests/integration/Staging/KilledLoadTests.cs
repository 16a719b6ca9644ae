using System.Diagnostics;
using System.Globalization;
using System.Text;
using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Tests.Integration.Cli;
using EtlTools.Tests.Integration.Database;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>Loads in a process of their own that ends without a word.</summary>
[Collection("postgres")]
public sealed class KilledLoadTests(PostgresFixture postgres)
{
    private const int Kills = 20;
    private const int KillsOfOneKind = 3;
    private const int Rows = 200_000;

    private static readonly SqlText s_isCopying =
        SqlText.Of($"select exists (select from pg_stat_activity where query like 'copy %staging%')");

    private static readonly SqlText s_hasCheckpoint =
        SqlText.Of($"select exists (select from etl.checkpoint where rows_read > 0)");

    [Fact]
    public async Task A_load_killed_at_twenty_random_moments_ends_as_an_undisturbed_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", Csv());
        Random random = new(20_260_101);
        int kills = 0;
        for (int round = 1; kills < Kills; round++)
        {
            string table = string.Create(CultureInfo.InvariantCulture, $"t{round}");
            string mode = round % 2 == 0 ? "full" : "append";
            kills += await EndAsync(
                area, random, Kills - kills, [.. Arguments(area, file, table, mode), "--checkpoint-every", "5000"]);
            Assert.Equal(
                [$"{Rows}|1|{Rows}|{Rows + 1}"],
                await area.RowsAsync($"select count(*), count(distinct load_id), count(distinct row_hash), max(source_line) from staging.{table}"));
            Assert.Equal(
                [$"Succeeded|{Rows}|{Rows}"],
                await area.RowsAsync($"""
                    select status, rows_read, rows_inserted from etl.load
                    where target_table = 'staging.{table}' and status not in ('Interrupted', 'Cancelled', 'Skipped')
                    """));
        }

        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.checkpoint"));
    }

    [Fact]
    public async Task An_upsert_killed_at_random_moments_ends_as_an_undisturbed_one()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        await area.ImportAsync("before", area.Write("before.csv", Csv(row => row * 3, rows: Rows / 4)));
        string file = area.Write("t.csv", Csv(row => row / 2));
        Random random = new(20_260_102);
        await CopyAsync(area, "before", "undisturbed");
        CommandLine whole = await EtlProcess.RunAsync(
            area.Folder, [.. Arguments(area, file, "undisturbed", "upsert"), "--key", "a"]);
        Assert.True(whole.ExitCode == 0, whole.Error);
        int kills = 0;
        for (int round = 1; kills < KillsOfOneKind; round++)
        {
            string table = string.Create(CultureInfo.InvariantCulture, $"t{round}");
            await CopyAsync(area, "before", table);
            string[] args = [.. Arguments(area, file, table, "upsert"), "--key", "a", "--checkpoint-every", "5000"];
            kills += await EndAsync(area, random, KillsOfOneKind - kills, args);
            Assert.Equal(await ContentAsync(area, "undisturbed"), await ContentAsync(area, table));
            Assert.Equal(await CountsAsync(area, "undisturbed"), await CountsAsync(area, table));
        }

        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from pg_tables where tablename like 'etl\\_%'"));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("append")]
    [InlineData("upsert", "--key", "id")]
    [InlineData("insert-only", "--key", "id")]
    public async Task A_load_with_rows_inside_of_records_killed_at_random_moments_has_all_of_them(
        string mode, params string[] key)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.jsonl", Json());
        Random random = new(20_260_103);
        int kills = 0;
        for (int round = 1; kills < KillsOfOneKind; round++)
        {
            string table = string.Create(CultureInfo.InvariantCulture, $"t{round}");
            string[] args =
                [.. Arguments(area, file, table, mode), .. key, "--explode", "e", "--checkpoint-every", "5000"];
            kills += await EndAsync(area, random, KillsOfOneKind - kills, args);
            Assert.Equal(
                [$"{Rows / 2}|{Rows}|{Rows}|1"],
                await area.RowsAsync($"""
                    select (select count(*) from staging.{table}), count(*), count(distinct (source_line, position)),
                           count(distinct load_id)
                    from staging.{table}_e
                    """));
            Assert.Equal([$"{Rows / 2}|{Rows / 2}"], await CountsAsync(area, table));
            Assert.Equal([$"{Rows}|{Rows}"], await CountsAsync(area, $"{table}_e"));
        }

        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from etl.checkpoint"));
        Assert.Equal(0, await area.ScalarAsync<long>("select count(*) from pg_tables where tablename like 'etl\\_%'"));
    }

    [Fact]
    public async Task A_load_killed_without_checkpoints_leaves_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", Csv());
        await area.ImportAsync("t", area.Write("before.csv", "a,b\n0,before\n"));
        await using (EtlSession watch = await area.Database.OpenSessionAsync(default))
        {
            bool isKilled = false;
            while (!isKilled)
            {
                using EtlProcess process = Start(area, file, "t", "append", "--force");
                isKilled = await IsUnderWayAsync(process, watch, s_isCopying);
                if (isKilled) process.Kill();
                else await area.ExecuteAsync("delete from staging.t where load_id > 1");
            }
        }

        Assert.Equal(["1"], await area.RowsAsync("select count(*) from staging.t"));
        CommandLine again = await EtlProcess.RunAsync(area.Folder, [.. Arguments(area, file, "t", "append"), "--force"]);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal([$"{Rows + 1}"], await area.RowsAsync("select count(*) from staging.t"));
        Assert.Equal(["Interrupted|0"], await area.RowsAsync(
            "select status, rows_inserted from etl.load where status not in ('Succeeded')"));
    }

    [Theory]
    [InlineData]
    [InlineData("--checkpoint-every", "5000")]
    [InlineData("--checkpoint-every", "5000", "--mode", "upsert", "--key", "a")]
    [InlineData("--checkpoint-every", "5000", "--mode", "upsert", "--key", "id", "--explode", "e")]
    public async Task A_load_whose_private_server_is_killed_starts_it_and_ends(params string[] more)
    {
        ThrowawayHome home = new();
        try
        {
            bool hasRowsInside = more.Contains("--explode");
            string file = Path.Combine(home.Top, hasRowsInside ? "t.jsonl" : "t.csv");
            await File.WriteAllTextAsync(file, hasRowsInside ? Json() : Csv());
            await EtlProcess.RunAsync(home.Home, "db", "start");
            SqlText isUnderWay = more.Length == 0 ? s_isCopying : s_hasCheckpoint;
            await using (EtlDatabase database = await ConnectAsync(home))
            {
                using EtlProcess process = EtlProcess.Start(home.Home, ["import", file, "--table", "t", .. more]);
                await using EtlSession watch = await database.OpenSessionAsync(default);
                await IsUnderWayAsync(process, watch, isUnderWay);
                KillServer((await home.Server().GetStatusAsync(default)).ProcessId!.Value);
                CommandLine ended = await process.EndAsync();
                Assert.True(ended.ExitCode == 0, ended.Error);
            }

            await using EtlDatabase after = await ConnectAsync(home);
            await using EtlSession session = await after.OpenSessionAsync(default);
            SqlText count = SqlText.Trusted($"select count(*) from staging.{(hasRowsInside ? "t_e" : "t")}");
            Assert.Equal(Rows, await session.ScalarAsync<long>(count, default));
            Assert.Equal("Succeeded", await session.ScalarAsync<string>(SqlText.Of($"select status from etl.run"), default));
        }
        finally
        {
            await home.DisposeAsync();
        }
    }

    // Waits until a load has come so far, or, when it was faster, has ended.
    private static async Task<bool> IsUnderWayAsync(EtlProcess process, EtlSession watch, SqlText isUnderWay)
    {
        while (!await watch.ScalarAsync<bool>(isUnderWay, default))
            if (await process.HasEndedAsync(TimeSpan.FromMilliseconds(1))) return false;
        return true;
    }

    private static async Task<EtlDatabase> ConnectAsync(ThrowawayHome home) => await EtlDatabase.ConnectAsync(
        new DatabaseOptions { ConnectionString = (await home.Server().StartAsync(null, default)) }, null, default);

    private static void KillServer(int processId)
    {
        using Process postmaster = Process.GetProcessById(processId);
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    private static EtlProcess Start(StagingArea area, string file, string table, string mode, params string[] more) =>
        EtlProcess.Start(area.Folder, [.. Arguments(area, file, table, mode), .. more]);

    private static string[] Arguments(StagingArea area, string file, string table, string mode) =>
        ["import", file, "--table", table, "--mode", mode, "--database", area.Database.ConnectionString];

    // Kills it a few times, and lets it end then, or when it was faster.
    private static async Task<int> EndAsync(StagingArea area, Random random, int mostKills, string[] args)
    {
        for (int kills = 0; ; kills++)
        {
            using EtlProcess process = EtlProcess.Start(area.Folder, args);
            if (kills < mostKills && !await process.HasEndedAsync(TimeSpan.FromMilliseconds(random.Next(200, 2_000))))
            {
                process.Kill();
                continue;
            }

            CommandLine ended = await process.EndAsync();
            Assert.True(ended.ExitCode == 0, ended.Error);
            return kills;
        }
    }

    private static Task CopyAsync(StagingArea area, string table, string name) => area.ExecuteAsync(
        $"create table staging.{name} (like staging.{table}); insert into staging.{name} table staging.{table}");

    private static Task<IReadOnlyList<string>> ContentAsync(StagingArea area, string table) => area.RowsAsync($"""
        select count(*), md5(string_agg(concat_ws('|', a, b, source_file, source_line, row_hash), ',' order by a, source_line))
        from staging.{table}
        """);

    private static Task<IReadOnlyList<string>> CountsAsync(StagingArea area, string table) => area.RowsAsync($"""
        select concat_ws('|', rows_read, rows_inserted, nullif(rows_updated, 0), nullif(rows_unchanged + rows_skipped, 0))
        from etl.load where target_table = 'staging.{table}' and status not in ('Interrupted', 'Cancelled', 'Skipped')
        """);

    private static string Json() => string.Concat(Enumerable.Range(1, Rows / 2).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"{{\"id\":{i},\"e\":[{{\"v\":{i},\"w\":{i * 7919L}}},{{\"v\":\"{i}\"}}]}}\n")));

    private static string Csv() => Csv(row => row);

    private static string Csv(Func<int, int> key, int rows = Rows)
    {
        StringBuilder text = new("a,b\n");
        for (int i = 1; i <= rows; i++) text.Append(CultureInfo.InvariantCulture, $"{key(i)},row {i} {i * 7919L}\n");
        return text.ToString();
    }
}
