using System.Text.RegularExpressions;
using Npgsql;

namespace EtlTools.Database;

/// <summary>Reads the URI form of a connection string.</summary>
/// <remarks>
/// See https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS. A host may be a list or a socket's
/// folder (<c>%2Fvar%2Frun</c>), which is why <see cref="Uri"/> cannot read it.
/// </remarks>
internal static partial class ConnectionUri
{
    /// <summary>Whether a text is meant as a URI.</summary>
    public static bool IsOne(string text) => Scheme().IsMatch(text);

    /// <summary>The URI as a connection string of Npgsql.</summary>
    /// <exception cref="FormatException">It is not a URI.</exception>
    /// <exception cref="ArgumentException">It sets something the driver does not know.</exception>
    public static string Read(string text)
    {
        Match match = Whole().Match(text);
        if (!match.Success) throw new FormatException("it is not user:password@host:port/database behind '://'.");
        NpgsqlConnectionStringBuilder builder = new();
        foreach (string name in (string[])["user", "password", "host", "port", "dbname"])
        {
            if (match.Groups[name] is { Length: > 0 } part) LibpqSetting.Set(builder, name, Uri.UnescapeDataString(part.Value));
        }

        foreach (string pair in match.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] setting = pair.Split('=', 2);
            LibpqSetting.Set(builder, setting[0], Uri.UnescapeDataString(setting.ElementAtOrDefault(1) ?? ""));
        }

        return builder.ConnectionString;
    }

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        """
        ^postgres(?:ql)?://
        (?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?
        (?<host>(?:(?:\[[^\]]*\]|[^\[\]:,/?@]*)(?::\d+)?,)*(?:\[[^\]]*\]|[^\[\]:,/?@]*))(?::(?<port>\d+))?
        (?:/(?<dbname>[^?]*))?
        (?:\?(?<query>.*))?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Whole();
}
