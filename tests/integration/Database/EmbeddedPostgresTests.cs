using System.Diagnostics;
using System.Runtime.Versioning;
using EtlTools.Database.Embedded;
using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Tests.Integration.Database;

public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task The_first_start_creates_a_cluster_and_the_second_finds_it_running()
    {
        await using ThrowawayHome home = new();
        EmbeddedPostgresStatus before = await home.Server().GetStatusAsync(default);
        string first = await home.Server().StartAsync(null, default);
        EmbeddedPostgresStatus running = await home.Server().GetStatusAsync(default);

        long start = Stopwatch.GetTimestamp();
        string second = await home.Server().StartAsync(null, default);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        Assert.False(before.IsCreated || before.IsRunning);
        Assert.False(before.ProcessId.HasValue);
        Assert.True(running.IsCreated && running.IsRunning);
        Assert.Equal(first, running.ConnectionString);
        Assert.Equal(first, second);
        Assert.Equal(running.ProcessId, (await home.Server().GetStatusAsync(default)).ProcessId);
        // It asks the server that runs; starting one takes longer.
        Assert.InRange(elapsed.TotalMilliseconds, 0, 200);
    }

    [Fact]
    public async Task The_database_is_utf8_in_utc_sorts_by_bytes_and_knows_the_letters_of_unicode()
    {
        await using ThrowawayHome home = new();
        string connection = await home.Server().StartAsync(null, default);

        Assert.Equal("etl etl", await Query.TextAsync(connection, "select current_database() || ' ' || current_user"));
        Assert.Equal("UTF8", await Query.TextAsync(connection, "show server_encoding"));
        Assert.Equal("UTC", await Query.TextAsync(connection, "select setting from pg_settings where name = 'TimeZone'"));
        Assert.Equal("on", await Query.TextAsync(connection, "show fsync"));
        Assert.Equal("minimal", await Query.TextAsync(connection, "show wal_level"));
        Assert.Equal("B,a", await Query.TextAsync(
            connection, "select string_agg(letter, ',' order by letter) from (values ('a'), ('B')) as l (letter)"));
        Assert.Equal("é", await Query.TextAsync(connection, "select lower('É')"));
    }

    [Fact]
    public async Task Stopping_leaves_nothing_running_and_a_later_start_finds_the_data()
    {
        await using ThrowawayHome home = new();
        string connection = await home.Server().StartAsync(null, default);
        await Query.TextAsync(connection, "create table kept as select 42 as answer");
        int process = (await home.Server().GetStatusAsync(default)).ProcessId!.Value;

        Assert.True(await home.Server().StopAsync(default));

        Assert.False(ServerProbe.IsServer(process, home.Data));
        Assert.DoesNotContain(Process.GetProcesses(), other => WorksBelow(other, home.Home));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(home.Home, "postgres", "run")));
        Assert.False(await home.Server().StopAsync(default));
        Assert.False((await home.Server().GetStatusAsync(default)).IsRunning);
        Assert.Equal("42", await Query.TextAsync(await home.Server().StartAsync(null, default), "select answer::text from kept"));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_owner_can_enter_the_folder_of_the_socket()
    {
        await using ThrowawayHome home = new();
        await home.Server().StartAsync(null, default);
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        string folder = (await home.Server().GetStatusAsync(default)).SocketDirectory!;

        Assert.Equal(owner, File.GetUnixFileMode(folder));
        Assert.Equal(owner, File.GetUnixFileMode(Path.GetDirectoryName(folder)!));
        Assert.Equal("", await Query.TextAsync((await home.Server().GetStatusAsync(default)).ConnectionString!, "show listen_addresses"));
    }

    [Fact]
    public async Task Where_there_are_no_sockets_it_listens_on_loopback_and_asks_for_the_password()
    {
        await using ThrowawayHome home = new();
        EmbeddedPostgres server = new(home.Options with { UseLoopback = true });
        string connection = await server.StartAsync(null, default);

        Assert.Equal("127.0.0.1/32", await Query.TextAsync(connection, "select inet_client_addr()::cidr::text"));
        string wrong = new NpgsqlConnectionStringBuilder(connection) { Password = "guess" }.ConnectionString;
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => Query.TextAsync(wrong, "select ''"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        Assert.Equal(connection, await server.StartAsync(null, default));
    }

    [Fact]
    public async Task A_home_too_deep_for_a_socket_gets_a_short_folder_for_it()
    {
        string deep = string.Join('/', Enumerable.Repeat("a-rather-long-name-of-a-folder", 5));
        await using ThrowawayHome home = new(deep);
        string connection = await home.Server().StartAsync(null, default);
        string folder = (await home.Server().GetStatusAsync(default)).SocketDirectory!;
        try
        {
            Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
            Assert.DoesNotContain(home.Home, folder, StringComparison.Ordinal);
        }
        finally
        {
            await home.Server().StopAsync(default);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Starting_can_be_cancelled_and_leaves_neither_a_cluster_nor_a_process()
    {
        await using ThrowawayHome home = new();
        using CancellationTokenSource cancel = new();
        CancelOnReport progress = new(cancel, TimeSpan.FromMilliseconds(60));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => home.Server().StartAsync(progress, cancel.Token));

        EmbeddedPostgresStatus status = await home.Server().GetStatusAsync(default);
        Assert.False(status.IsCreated || status.IsRunning);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(home.Home, "postgres"), "unfinished-*"));
    }

    [Fact]
    public async Task A_long_log_is_put_aside_while_the_server_runs()
    {
        await using ThrowawayHome home = new();
        string connection = await home.Server().StartAsync(null, default);
        string log = (await home.Server().GetStatusAsync(default)).LogFile;
        await File.AppendAllTextAsync(log, new string('x', (int)ServerLog.LongestLength));

        await home.Server().StartAsync(null, default);
        await Assert.ThrowsAsync<PostgresException>(() => Query.TextAsync(connection, "select 1/0"));

        Assert.InRange(new FileInfo(log).Length, 1, 10_000);
        Assert.True(new FileInfo(log + ".1").Length > ServerLog.LongestLength);
    }

    // Every process of a server works in its data folder.
    private static bool WorksBelow(Process process, string folder)
    {
        try
        {
            FileSystemInfo? place = Directory.ResolveLinkTarget($"/proc/{process.Id}/cwd", returnFinalTarget: false);
            return place?.FullName.StartsWith(folder, StringComparison.Ordinal) ?? false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private sealed class CancelOnReport(CancellationTokenSource cancel, TimeSpan after) : IProgress<EtlProgress>
    {
        public void Report(EtlProgress value) => cancel.CancelAfter(after);
    }
}
