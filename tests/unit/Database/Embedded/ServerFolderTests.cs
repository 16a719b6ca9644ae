using System.Text;
using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Unit.Database.Embedded;

public sealed class ServerFolderTests
{
    [Fact]
    public void The_socket_lies_in_the_servers_own_folder() =>
        Assert.Equal(Path.Combine("/home/ann/etl", "postgres", "run"), Folder("/home/ann/etl").Socket);

    [Fact]
    public void A_folder_too_deep_for_a_socket_gets_a_short_one_of_its_own()
    {
        string deep = "/home/" + new string('é', 50);

        Assert.True(Encoding.UTF8.GetByteCount(Folder(deep).Socket) < 50);
        Assert.NotEqual(Folder(deep).Socket, Folder(deep + "x").Socket);
        Assert.Equal(Folder(deep).Socket, Folder(deep).Socket);
    }

    [Fact]
    public void The_longest_path_a_socket_may_have_is_used_to_its_last_byte()
    {
        int longest = (OperatingSystem.IsLinux() ? 107 : 103) - "/postgres/run/.s.PGSQL.12345".Length;
        string home = "/" + new string('x', longest - 1);

        Assert.StartsWith(home, Folder(home).Socket, StringComparison.Ordinal);
        Assert.DoesNotContain(home, Folder(home + "x").Socket, StringComparison.Ordinal);
    }

    private static ServerFolder Folder(string home) => new(home, home);
}
