using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Unit.Database.Embedded;

public sealed class PostgresBinariesTests
{
    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", "15.18")]
    [InlineData("postgres (PostgreSQL) 18.4", "18.4")]
    [InlineData("postgres (PostgreSQL) 9.6.24", "9.6")]
    [InlineData("postgres (PostgreSQL) 19devel", "19.0")]
    public void The_version_is_read_from_what_the_server_says(string text, string version) =>
        Assert.Equal(Version.Parse(version), PostgresBinaries.ParseVersion(text));

    [Fact]
    public void Another_program_has_no_version() => Assert.Null(PostgresBinaries.ParseVersion("mysqld 8.4"));

    [Theory]
    [InlineData("/usr/lib/postgresql/15/bin/postgres \"-D\" \"/data\"\n", "/usr/lib/postgresql/15/bin")]
    [InlineData("/opt/my pg/bin/postgres \"-D\" \"/data\"\n", "/opt/my pg/bin")]
    [InlineData("/opt/pg/bin/postgres\n", "/opt/pg/bin")]
    public void The_running_server_names_its_programs(string text, string folder) =>
        Assert.Equal(folder, RunningPrograms.Parse(text));
}
