using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Unit.Database.Embedded;

public sealed class InstallCommandTests
{
    [Theory]
    [InlineData("ID=debian", "apt-get install -y postgresql")]
    [InlineData("ID_LIKE=\"ubuntu debian\"\nID=linuxmint", "apt-get install -y postgresql")]
    [InlineData("NAME=\"Rocky Linux\"\nID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"", "dnf install -y postgresql-server")]
    [InlineData("ID=alpine", "apk add postgresql")]
    [InlineData("ID=plan9", null)]
    public void A_distribution_is_known_by_its_name_or_by_what_it_is_like(string release, string? command) =>
        Assert.Equal(command, InstallCommand.OfLinux(release.Split('\n')));
}
