using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Unit.Database.Embedded;

public sealed class PostgresFinderTests
{
    private static readonly PostgresBinaries[] s_found =
    [
        new("/a", new Version(14, 20)), new("/b", new Version(15, 3)), new("/c", new Version(18, 4)),
        new("/d", new Version(18, 4)), new("/e", new Version(15, 10)),
    ];

    [Fact]
    public void The_newest_wins_and_of_equals_the_first() =>
        Assert.Equal("/c", PostgresFinder.Choose(s_found, 15, null)!.Directory);

    [Fact]
    public void A_cluster_takes_the_newest_of_its_own_major_version() =>
        Assert.Equal("/e", PostgresFinder.Choose(s_found, 15, 15)!.Directory);

    [Fact]
    public void What_is_too_old_is_never_taken() => Assert.Null(PostgresFinder.Choose(s_found[..1], 15, null));

    [Fact]
    public void Another_major_version_than_the_clusters_is_never_taken() =>
        Assert.Null(PostgresFinder.Choose(s_found, 15, 17));
}
