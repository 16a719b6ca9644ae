using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Database;

/// <summary>Decides where to connect: what was asked for, the environment, or the embedded server.</summary>
internal static class ConnectionChoice
{
    /// <summary>The connection string to use, or null for the embedded server.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public static string? Find(DatabaseOptions options, Func<string, string?> environment)
    {
        string? text = options.ConnectionString ?? NonEmpty(environment("ETL_DATABASE"));
        if (text is not null) return FromText(text);
        if (NonEmpty(environment("PGSERVICE")) is { } service) return new NpgsqlConnectionStringBuilder { ["Service"] = service }.ConnectionString;
        if (NonEmpty(environment("PGHOST")) is not { } host) return null;
        NpgsqlConnectionStringBuilder builder = new() { Host = host };
        if (int.TryParse(environment("PGPORT"), out int port)) builder.Port = port;
        if (NonEmpty(environment("PGDATABASE")) is { } database) builder.Database = database;
        return builder.ConnectionString;
    }

    /// <summary>Adds what every session of ours needs; ENGINES.md rule 6.</summary>
    public static NpgsqlConnectionStringBuilder WithSessionSettings(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString)
        {
            ApplicationName = "EtlTools",
            CommandTimeout = 0,
            IncludeErrorDetail = true,
            Timezone = "UTC",
        };
        builder.Options = string.Join(' ', new[] { builder.Options, "-c DateStyle=ISO", "-c IntervalStyle=postgres" }
            .Where(option => !string.IsNullOrEmpty(option)));
        return builder;
    }

    private static string FromText(string text)
    {
        try
        {
            return text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && text.Contains("://", StringComparison.Ordinal)
                ? FromUri(new Uri(text))
                : new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or UriFormatException)
        {
            throw new EtlException(
                ErrorIds.DatabaseConnectionString,
                $"The connection string cannot be read: {error.Message}",
                "Write it as 'Host=db.example;Database=shop;Username=etl' or 'postgresql://etl@db.example/shop'.",
                innerException: error);
        }
    }

    // libpq's URI form, https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
    private static string FromUri(Uri uri)
    {
        NpgsqlConnectionStringBuilder builder = new();
        if (uri.Host.Length > 0) builder.Host = uri.Host;
        if (uri.Port > 0) builder.Port = uri.Port;
        if (uri.AbsolutePath.Length > 1) builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        string[] login = uri.UserInfo.Split(':', 2);
        if (login[0].Length > 0) builder.Username = Uri.UnescapeDataString(login[0]);
        if (login.Length > 1) builder.Password = Uri.UnescapeDataString(login[1]);
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] setting = pair.Split('=', 2);
            string name = setting[0] switch
            {
                "sslmode" => "SSL Mode",
                "host" => "Host",
                "port" => "Port",
                "user" => "Username",
                "password" => "Password",
                "dbname" => "Database",
                "connect_timeout" => "Timeout",
                "options" => "Options",
                _ => setting[0],
            };
            builder[name] = Uri.UnescapeDataString(setting.ElementAtOrDefault(1) ?? "");
        }

        return builder.ConnectionString;
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
