using System.Diagnostics;
using EtlTools.Database.Embedded;
using EtlTools.Diagnostics;

namespace EtlTools.Tests.Integration.Database;

public sealed class EmbeddedPostgresRecoveryTests
{
    [Fact]
    public async Task Two_processes_that_start_together_meet_in_one_server()
    {
        await using ThrowawayHome home = new();

        ChildProcessResult[] results = await Task.WhenAll(
            OtherProcess.StartServerAsync(home.Home),
            OtherProcess.StartServerAsync(home.Home),
            OtherProcess.StartServerAsync(home.Home));

        Assert.All(results, result => Assert.True(result.IsSuccess, result.Text));
        Assert.Single(results.Select(result => result.Output).Distinct());
        EmbeddedPostgresStatus status = await home.Server().GetStatusAsync(default);
        Assert.Equal(status.ConnectionString, results[0].Output);
        string log = await File.ReadAllTextAsync(status.LogFile);
        Assert.Equal(2, log.Split("starting PostgreSQL").Length);
    }

    [Fact]
    public async Task A_killed_server_recovers_at_the_next_start_and_keeps_what_was_committed()
    {
        await using ThrowawayHome home = new();
        string connection = await home.Server().StartAsync(null, default);
        await Query.TextAsync(connection, "create table kept as select 42 as answer");
        int process = (await home.Server().GetStatusAsync(default)).ProcessId!.Value;
        await KillAsync(process, home.Data);

        Assert.False((await home.Server().GetStatusAsync(default)).IsRunning);
        Assert.False(await home.Server().StopAsync(default));
        connection = await home.Server().StartAsync(null, default);

        Assert.Equal("42", await Query.TextAsync(connection, "select answer::text from kept"));
        Assert.NotEqual(process, (await home.Server().GetStatusAsync(default)).ProcessId);
    }

    [Fact]
    public async Task A_server_killed_under_a_working_session_waits_for_it_and_recovers()
    {
        await using ThrowawayHome home = new();
        string connection = await home.Server().StartAsync(null, default);
        const string work = "select count(*)::text from generate_series(1, 3000000) n where md5(n::text) = ''";
        Task busy = Query.TextAsync(connection, work);
        await Task.Delay(100);
        await KillAsync((await home.Server().GetStatusAsync(default)).ProcessId!.Value, home.Data);

        connection = await home.Server().StartAsync(null, default);

        Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
        await Task.WhenAny(busy);
    }

    [UnixFact]
    public async Task A_stale_process_file_that_names_a_living_program_is_overcome_and_the_program_left_alone()
    {
        await using ThrowawayHome home = new();
        await home.Server().StartAsync(null, default);
        EmbeddedPostgresStatus status = await home.Server().GetStatusAsync(default);
        await KillAsync(status.ProcessId!.Value, home.Data);
        ServerAccount account = await ServerAccount.FindAsync(ServerFolderChooser.Find(home.Home), default);
        using CancellationTokenSource end = new();
        // The program runs under the server's account, where PostgreSQL itself would take it for the server.
        const string script = "echo $$ > \"$1/other\"; exec sleep 60";
        ChildProcess sleeper = account.Program("/bin/sh", "-c", script, "sh", Path.Combine(home.Home, "postgres"));
        Task<ChildProcessResult> program = sleeper.RunAsync(end.Token);
        try
        {
            string other = await ReadAsync(Path.Combine(home.Home, "postgres", "other"));
            await NameAsync(other, Path.Combine(status.DataDirectory, "postmaster.pid"));
            await NameAsync(other, Directory.GetFiles(status.SocketDirectory!, ".s.PGSQL.*.lock").Single());

            Assert.False((await home.Server().GetStatusAsync(default)).IsRunning);
            Assert.False(await home.Server().StopAsync(default));
            string connection = await home.Server().StartAsync(null, default);

            Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
            Assert.False(program.IsCompleted);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAny(program);
        }
    }

    [UnixFact]
    public async Task A_server_whose_socket_was_cleared_away_is_started_again()
    {
        await using ThrowawayHome home = new();
        await home.Server().StartAsync(null, default);
        EmbeddedPostgresStatus before = await home.Server().GetStatusAsync(default);
        foreach (string file in Directory.GetFiles(before.SocketDirectory!)) File.Delete(file);

        string connection = await home.Server().StartAsync(null, default);

        Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
        Assert.NotEqual(before.ProcessId, (await home.Server().GetStatusAsync(default)).ProcessId);
    }

    [UnixFact]
    public async Task A_cluster_made_anew_where_one_was_deleted_does_not_share_its_socket()
    {
        await using ThrowawayHome home = new();
        string old = await home.Server().StartAsync(null, default);
        using Process oldServer = Process.GetProcessById((await home.Server().GetStatusAsync(default)).ProcessId!.Value);
        Directory.Delete(home.Home, recursive: true);

        string connection = await home.Server().StartAsync(null, default);
        await EndAsync(oldServer);

        Assert.NotEqual(old, connection);
        Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
    }

    // It notices within a minute that its folder is gone; asking it to end makes it tidy up at once.
    private static async Task EndAsync(Process server)
    {
        using Process kill = Process.Start("kill", ["-INT", $"{server.Id}"]);
        await kill.WaitForExitAsync();
        await server.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_half_made_cluster_of_a_killed_creation_is_made_again()
    {
        await using ThrowawayHome home = new();
        string half = Path.Combine(home.Home, "postgres", "unfinished-1234");
        Directory.CreateDirectory(Path.Combine(half, "base"));
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "15\n");

        string connection = await home.Server().StartAsync(null, default);

        Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public async Task A_lock_file_left_behind_does_not_lock()
    {
        await using ThrowawayHome home = new();
        Directory.CreateDirectory(home.Home);
        await File.WriteAllTextAsync(Path.Combine(home.Home, "lock"), "4711");

        Assert.NotEmpty(await home.Server().StartAsync(null, default));
    }

    [Fact]
    public async Task A_lock_that_is_held_too_long_is_an_error_that_names_it()
    {
        await using ThrowawayHome home = new();
        Directory.CreateDirectory(home.Home);
        string path = Path.Combine(home.Home, "lock");
        await using FileStream held = new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        EmbeddedPostgres server = new(home.Options with { LockTimeout = TimeSpan.FromMilliseconds(100) });

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => server.StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedLocked, error.Id);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_server_that_gives_up_is_an_error_with_its_reason()
    {
        await using ThrowawayHome home = new();
        await home.Server().StartAsync(null, default);
        await home.Server().StopAsync(default);
        EmbeddedPostgresStatus status = await home.Server().GetStatusAsync(default);
        string settings = Path.Combine(status.DataDirectory, "postgresql.auto.conf");
        await File.AppendAllTextAsync(settings, "max_connections = many\n");

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => home.Server().StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedStart, error.Id);
        Assert.Contains("postgresql.auto.conf", error.Message, StringComparison.Ordinal);
        Assert.Contains(status.LogFile, error.NextStep, StringComparison.Ordinal);
    }

    private static async Task NameAsync(string processId, string file)
    {
        string[] lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllTextAsync(file, string.Join('\n', lines.Skip(1).Prepend(processId)) + "\n");
    }

    // Not a moment longer than it lives: what remains of it is the next start's to clear away.
    private static async Task KillAsync(int processId, string dataDirectory)
    {
        using Process process = Process.GetProcessById(processId);
        process.Kill();
        while (ServerProbe.IsServer(processId, dataDirectory)) await Task.Delay(1);
    }

    private static async Task<string> ReadAsync(string path)
    {
        while (!File.Exists(path) || (await File.ReadAllTextAsync(path)).Trim().Length == 0) await Task.Delay(5);
        return (await File.ReadAllTextAsync(path)).Trim();
    }
}
