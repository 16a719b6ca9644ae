using System.Text;
using EtlTools.Contracts.Formats;

namespace EtlTools.Tests.Unit.Contracts.Formats;

public sealed class TextFormatsTests
{
    [Theory]
    [InlineData("date", "2024-02-29", "2023-02-29")]
    [InlineData("date", "0000-02-29", "2024-2-29")]
    [InlineData("date", "9999-12-31", "2024-12-32")]
    [InlineData("time", "08:30:06.283185Z", "08:30:06")]
    [InlineData("time", "23:59:60Z", "23:58:60Z")]
    [InlineData("time", "00:29:60+00:30", "00:30:60+00:30")]
    [InlineData("time", "24:00:00Z", null)]
    [InlineData("date-time", "2024-02-29T08:30:06+01:00", "2024-02-29 08:30:06Z")]
    [InlineData("date-time", "2024-02-29t08:30:06z", "2024-02-29T08:30:06.Z")]
    [InlineData("email", "jane.doe+x@example.com", "jane..doe@example.com")]
    [InlineData("email", "\"jane doe\"@example.com", "jane doe@example.com")]
    [InlineData("email", "jane@[127.0.0.1]", "jane@[127.0.0.300]")]
    [InlineData("email", "j@localhost", "@example.com")]
    [InlineData("email", "j@[IPv6:::1]", "j@-example.com")]
    [InlineData("ipv4", "192.168.0.1", "192.168.0.01")]
    [InlineData("ipv4", "0.0.0.0", "1.2.3")]
    [InlineData("ipv6", "::1", "1::2::3")]
    [InlineData("ipv6", "::ffff:192.168.0.1", "fe80::1%eth0")]
    [InlineData("uri", "https://user@example.com:80/a%20b?c#d", "//example.com")]
    [InlineData("uri", "urn:isbn:0451450523", "https://exa mple.com")]
    [InlineData("uri", "http://[::1]/", "http://[::1/")]
    [InlineData("uri", "mailto:jane@example.com", "http://example.com/%zz")]
    [InlineData("uri-reference", "../a?b", @"\\server\share")]
    [InlineData("uri-reference", "", "a b")]
    [InlineData("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380")]
    [InlineData("json-pointer", "/a~1b/~0/0", "/a~2")]
    [InlineData("relative-json-pointer", "1/a", "01/a")]
    [InlineData("relative-json-pointer", "0#", "-1")]
    public void Each_knows_its_own(string format, string one, string? other)
    {
        TextFormat isOfFormat = TextFormats.All[format];
        Assert.Equal(other is not null, isOfFormat(Encoding.UTF8.GetBytes(one)));
        Assert.False(other is not null && isOfFormat(Encoding.UTF8.GetBytes(other)));
    }
}
