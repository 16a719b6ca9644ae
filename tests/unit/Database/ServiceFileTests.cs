using EtlTools.Database;
using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Tests.Unit.Database;

public sealed class ServiceFileTests
{
    private const string Text = """
        # ours
        [shop]
        host = db.example
        port=5433
        dbname=shop
        user=ana
        sslmode=verify-full

        [blue]
        colour=blue
        """;

    [Fact]
    public void A_service_names_the_server()
    {
        NpgsqlConnectionStringBuilder chosen = new(ServiceFile.Parse(Text, "shop", "services"));
        Assert.Equal(("db.example", 5433, "shop", "ana"), (chosen.Host, chosen.Port, chosen.Database, chosen.Username));
        Assert.Equal(SslMode.VerifyFull, chosen.SslMode);
    }

    [Fact]
    public void A_service_that_is_not_there_is_refused() =>
        Assert.Contains("'other'", Refused(() => ServiceFile.Parse(Text, "other", "services")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_setting_is_refused_with_its_line()
    {
        EtlException error = Refused(() => ServiceFile.Parse(Text, "blue", "services"));
        Assert.StartsWith("services:10: setting 'colour'", error.Message, StringComparison.Ordinal);
    }

    private static EtlException Refused(Action read)
    {
        EtlException error = Assert.Throws<EtlException>(read);
        Assert.Equal(ErrorIds.DatabaseConnectionString, error.Id);
        return error;
    }
}
