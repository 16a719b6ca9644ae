using EtlTools.Database;
using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Tests.Unit.Database;

public sealed class ConnectionChoiceTests
{
    [Fact]
    public void Without_any_word_of_a_server_the_embedded_one_is_taken() => Assert.Null(Find(null));

    [Fact]
    public void Blank_variables_say_nothing() => Assert.Null(Find(null, ("ETL_DATABASE", " "), ("PGHOST", "")));

    [Fact]
    public void The_users_connection_string_comes_first() =>
        Assert.Equal("asked", Choose("Host=asked", ("ETL_DATABASE", "Host=etl"), ("PGHOST", "pg")).Host);

    [Fact]
    public void ETL_DATABASE_comes_before_the_variables_of_PostgreSQL() =>
        Assert.Equal("etl", Choose(null, ("ETL_DATABASE", "Host=etl"), ("PGHOST", "pg")).Host);

    [Fact]
    public void The_variables_of_PostgreSQL_name_host_port_and_database()
    {
        NpgsqlConnectionStringBuilder chosen = Choose(null, ("PGHOST", "/var/run"), ("PGPORT", "5433"), ("PGDATABASE", "shop"));
        Assert.Equal(("/var/run", 5433, "shop"), (chosen.Host, chosen.Port, chosen.Database));
    }

    [Fact]
    public void A_service_without_its_file_is_refused_with_the_path()
    {
        EtlException error = Assert.Throws<EtlException>(() => Find(null, ("PGSERVICE", "shop"), ("PGSERVICEFILE", "no/such/file")));
        Assert.Equal(ErrorIds.DatabaseConnectionString, error.Id);
        Assert.Contains("no/such/file", error.Message, StringComparison.Ordinal);
        Assert.Contains("ETL_DATABASE", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_URI_names_everything()
    {
        NpgsqlConnectionStringBuilder chosen = Choose("postgresql://ana:p%40ss%3Aword@db.example:5433/my%20shop?sslmode=require&connect_timeout=7");
        Assert.Equal(("ana", "p@ss:word", "db.example", 5433, "my shop"), (chosen.Username, chosen.Password, chosen.Host, chosen.Port, chosen.Database));
        Assert.Equal((SslMode.Require, 7), (chosen.SslMode, chosen.Timeout));
    }

    [Theory]
    [InlineData("postgres://db.example/shop", "db.example")]
    [InlineData("POSTGRESQL://db.example/shop", "db.example")]
    [InlineData("postgresql:///shop?host=/var/run/postgresql", "/var/run/postgresql")]
    [InlineData("postgresql://%2Fvar%2Frun%2Fpostgresql/shop", "/var/run/postgresql")]
    public void A_URI_may_name_a_host_or_a_socket(string uri, string host)
    {
        NpgsqlConnectionStringBuilder chosen = Choose(uri);
        Assert.Equal((host, "shop"), (chosen.Host, chosen.Database));
    }

    [Fact]
    public void A_URI_may_name_several_hosts()
    {
        NpgsqlConnectionStringBuilder chosen = Choose("postgresql://a.example:5433,b.example:5434/shop");
        Assert.Equal(("a.example:5433,b.example", 5434), (chosen.Host, chosen.Port));
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void Every_sslmode_of_libpq_is_known(string mode, SslMode expected) =>
        Assert.Equal(expected, Choose($"postgresql://db.example/shop?sslmode={mode}").SslMode);

    [Theory]
    [InlineData("Host=db;Colour=blue")]
    [InlineData("this is nothing")]
    [InlineData("postgresql://db.example:port/shop")]
    [InlineData("postgresql://db.example/shop?colour=blue")]
    public void What_cannot_be_read_is_refused_with_an_example(string text)
    {
        EtlException error = Assert.Throws<EtlException>(() => Find(text));
        Assert.Equal(ErrorIds.DatabaseConnectionString, error.Id);
        Assert.Contains("postgresql://", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_connection_string_does_not_tell_the_password() =>
        Assert.DoesNotContain(
            "secret",
            Assert.Throws<EtlException>(() => Find("Host=db;Password=secret;Colour=blue")).ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void Sessions_are_pinned_to_UTC_and_ISO_and_keep_the_users_options()
    {
        NpgsqlConnectionStringBuilder settings = ConnectionChoice.WithSessionSettings("Host=db;Options=-c work_mem=64MB");
        Assert.Equal("UTC", settings.Timezone);
        Assert.Equal("-c work_mem=64MB -c DateStyle=ISO -c IntervalStyle=postgres", settings.Options);
        Assert.Equal(0, settings.CommandTimeout);
    }

    private static NpgsqlConnectionStringBuilder Choose(string? asked, params (string Name, string Value)[] environment) =>
        new(Find(asked, environment));

    private static string? Find(string? asked, params (string Name, string Value)[] environment) =>
        ConnectionChoice.Find(
            new DatabaseOptions { ConnectionString = asked },
            name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
