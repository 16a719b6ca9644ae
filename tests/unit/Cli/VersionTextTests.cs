using EtlTools.Cli.Output;
using EtlTools.Staging;
using EtlTools.Staging.Versions;

namespace EtlTools.Tests.Unit.Cli;

public sealed class VersionTextTests
{
    [Theory]
    [InlineData(5, 5, "the second has as many.")]
    [InlineData(5, 4, "the second has 1 fewer.")]
    [InlineData(5, 8, "the second has 3 more.")]
    [InlineData(1, 1_235, "the second has 1,234 more.")]
    public void A_comparison_says_how_many_records_more_or_fewer_there_are(long left, long right, string text)
    {
        using StringWriter writer = new();
        VersionText.Write(
            new Terminal(writer, TextWriter.Null),
            writer,
            new DataVersionComparison { Left = Version(1, "a", left), Right = Version(2, "b", right) });
        Assert.Contains($"The rows differ; {text}", writer.ToString(), StringComparison.Ordinal);
    }

    private static DataVersion Version(long loadId, string checksum, long records) => new()
    {
        LoadId = loadId,
        Table = "staging.t",
        CreatedAt = default,
        Status = LoadStatus.Succeeded,
        Checksum = checksum,
        Records = records,
        Source = "/data/t.csv",
        Mode = "full",
    };
}
