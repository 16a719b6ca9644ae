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
    private const int Rows = 200_000;

    private static readonly SqlText s_isCopying =
        SqlText.Of($"select exists (select from pg_stat_activity where query like 'copy %staging%')");

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
            while (true)
            {
                using EtlProcess process = Start(area, file, table, mode, "--checkpoint-every", "5000");
                if (kills < Kills && !await process.HasEndedAsync(TimeSpan.FromMilliseconds(random.Next(200, 2_000))))
                {
                    process.Kill();
                    kills++;
                    continue;
                }

                CommandLine ended = await process.EndAsync();
                Assert.True(ended.ExitCode == 0, ended.Error);
                break;
            }

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
    public async Task A_load_killed_without_checkpoints_leaves_nothing()
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        string file = area.Write("t.csv", Csv());
        await area.ImportAsync("t", area.Write("before.csv", "a,b\n0,before\n"));
        using (EtlProcess process = Start(area, file, "t", "append"))
        {
            await using EtlSession watch = await area.Database.OpenSessionAsync(default);
            while (!await watch.ScalarAsync<bool>(s_isCopying, default)) await Task.Delay(10);
            process.Kill();
        }

        Assert.Equal(["1"], await area.RowsAsync("select count(*) from staging.t"));
        CommandLine again = await EtlProcess.RunAsync(area.Folder, Arguments(area, file, "t", "append"));
        Assert.Equal(0, again.ExitCode);
        Assert.Equal([$"{Rows + 1}"], await area.RowsAsync("select count(*) from staging.t"));
        Assert.Equal(["Interrupted|0"], await area.RowsAsync(
            "select status, rows_inserted from etl.load where status not in ('Succeeded')"));
    }

    [Theory]
    [InlineData]
    [InlineData("--checkpoint-every", "5000")]
    public async Task A_load_whose_private_server_is_killed_starts_it_and_ends(params string[] more)
    {
        ThrowawayHome home = new();
        try
        {
            string file = Path.Combine(home.Top, "t.csv");
            await File.WriteAllTextAsync(file, Csv());
            await EtlProcess.RunAsync(home.Home, "db", "start");
            await using (EtlDatabase database = await ConnectAsync(home))
            {
                using EtlProcess process = EtlProcess.Start(home.Home, ["import", file, "--table", "t", .. more]);
                await using EtlSession watch = await database.OpenSessionAsync(default);
                while (!await watch.ScalarAsync<bool>(s_isCopying, default)) await Task.Delay(10);
                KillServer((await home.Server().GetStatusAsync(default)).ProcessId!.Value);
                CommandLine ended = await process.EndAsync();
                Assert.True(ended.ExitCode == 0, ended.Error);
            }

            await using EtlDatabase after = await ConnectAsync(home);
            await using EtlSession session = await after.OpenSessionAsync(default);
            Assert.Equal(Rows, await session.ScalarAsync<long>(SqlText.Of($"select count(*) from staging.t"), default));
            Assert.Equal("Succeeded", await session.ScalarAsync<string>(SqlText.Of($"select status from etl.run"), default));
        }
        finally
        {
            await home.DisposeAsync();
        }
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

    private static string Csv()
    {
        StringBuilder text = new("a,b\n");
        for (int i = 1; i <= Rows; i++) text.Append(CultureInfo.InvariantCulture, $"{i},row {i} {i * 7919L}\n");
        return text.ToString();
    }
}
