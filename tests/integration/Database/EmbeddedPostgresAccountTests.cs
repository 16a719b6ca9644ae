using System.Runtime.Versioning;
using EtlTools.Database.Embedded;
using EtlTools.Diagnostics;

namespace EtlTools.Tests.Integration.Database;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedPostgresAccountTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    [RootFact]
    public async Task Root_runs_the_server_under_an_unprivileged_account()
    {
        await using ThrowawayHome home = new();
        string connection = await home.Server().StartAsync(null, default);
        int process = (await home.Server().GetStatusAsync(default)).ProcessId!.Value;

        string owner = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal));

        Assert.DoesNotContain("0", owner.Split('\t', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
    }

    [RootFact]
    public async Task A_closed_home_of_root_is_opened_for_passing_through_and_no_more()
    {
        await using ThrowawayHome home = new();
        Directory.CreateDirectory(home.Home, OwnerOnly);

        await home.Server().StartAsync(null, default);

        Assert.Equal(OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute, File.GetUnixFileMode(home.Home));
        Assert.StartsWith(home.Home, (await home.Server().GetStatusAsync(default)).DataDirectory, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task A_home_below_a_closed_folder_of_root_keeps_its_server_where_the_account_can_go()
    {
        await using ThrowawayHome home = new("closed/home");
        Directory.CreateDirectory(Path.GetDirectoryName(home.Home)!, OwnerOnly);

        string connection = await home.Server().StartAsync(null, default);

        EmbeddedPostgresStatus status = await home.Server().GetStatusAsync(default);
        Assert.StartsWith("/var/lib/etltools/", status.DataDirectory, StringComparison.Ordinal);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.GetDirectoryName(home.Home)!));
        Assert.Equal("1", await Query.TextAsync(connection, "select '1'"));
        Assert.Equal(connection, home.Server().ConnectionString);
        await home.Server().StopAsync(default);
        Assert.Equal(connection, await home.Server().StartAsync(null, default));
    }

    [RootFact]
    public async Task An_ordinary_account_owns_its_server_and_root_can_stop_it_and_start_it_again()
    {
        await using ThrowawayHome home = new();
        File.SetUnixFileMode(home.Top, (UnixFileMode)0b111_111_111);

        ChildProcessResult result = await OtherProcess.StartServerAsync(home.Home, "nobody");

        Assert.True(result.IsSuccess, result.Text);
        Assert.Equal("1", await Query.TextAsync(result.Output, "select '1'"));
        Assert.True(await home.Server().StopAsync(default));
        Assert.Equal(result.Output, await home.Server().StartAsync(null, default));
        ChildProcessResult again = await OtherProcess.StartServerAsync(home.Home, "nobody");
        Assert.Equal(result.Output, again.Output);
    }

    [UnixFact]
    public async Task A_folder_without_permission_is_an_error_that_names_it_and_the_remedy()
    {
        await using ThrowawayHome home = new();
        string closed = Path.Combine(home.Top, "closed");
        Directory.CreateDirectory(closed, OwnerOnly);
        if (!IsRoot) File.SetUnixFileMode(closed, UnixFileMode.UserRead);
        string inside = Path.Combine(closed, "home");

        ChildProcessResult result = await OtherProcess.StartServerAsync(inside, IsRoot ? "nobody" : null);

        if (!IsRoot) File.SetUnixFileMode(closed, OwnerOnly);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(ErrorIds.EmbeddedFolder, result.Error, StringComparison.Ordinal);
        Assert.Contains(inside, result.Error, StringComparison.Ordinal);
        Assert.Contains("ETL_HOME", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_is_a_file_is_an_error_that_names_it()
    {
        await using ThrowawayHome home = new();
        await File.WriteAllTextAsync(home.Home, "");

        EtlException error = await Assert.ThrowsAsync<EtlException>(() => home.Server().StartAsync(null, default));

        Assert.Equal(ErrorIds.EmbeddedFolder, error.Id);
        Assert.Contains(home.Home, error.Message, StringComparison.Ordinal);
    }
}
