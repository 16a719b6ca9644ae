using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Unit.Database.Embedded;

public sealed class PostmasterFileTests
{
    private const string Whole =
        "8601\n/data\n1795254998\n5433\n/run/etl\n\n 11732463        30\nready   \n";

    [Fact]
    public void A_whole_file_tells_process_start_port_socket_and_state()
    {
        PostmasterFile expected = new(8601, DateTimeOffset.FromUnixTimeSeconds(1795254998), 5433, "/run/etl", true);
        Assert.Equal(expected, PostmasterFile.Parse(Whole));
    }

    [Theory]
    [InlineData("starting")]
    [InlineData("stopping")]
    [InlineData("standby ")]
    public void Only_a_server_that_says_so_is_ready(string state) =>
        Assert.False(PostmasterFile.Parse(Whole.Replace("ready   ", state, StringComparison.Ordinal))!.IsReady);

    [Theory]
    [InlineData("")]
    [InlineData("8601\n/data\n")]
    [InlineData("x\n/data\n1795254998\n5433\n/run/etl\n\n")]
    public void A_file_that_is_being_written_tells_nothing(string text) => Assert.Null(PostmasterFile.Parse(text));
}
