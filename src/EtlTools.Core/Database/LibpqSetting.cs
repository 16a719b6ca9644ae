using Npgsql;

namespace EtlTools.Database;

/// <summary>What PostgreSQL's own clients call a setting, in the words of the driver.</summary>
internal static class LibpqSetting
{
    /// <summary>Sets one by libpq's name for it.</summary>
    /// <exception cref="ArgumentException">The driver knows no such setting or value.</exception>
    public static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                builder["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
                break;
            default:
                builder[Name(name)] = value;
                break;
        }
    }

    private static string Name(string name) => name switch
    {
        "user" => "Username",
        "dbname" => "Database",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "passfile" => "Passfile",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "target_session_attrs" => "Target Session Attributes",
        _ => name,
    };
}
