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
        if (NonEmpty(environment("PGSERVICE")) is { } service) return ServiceFile.Read(service, NonEmpty(environment("PGSERVICEFILE")));
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
            return ConnectionUri.IsOne(text) ? ConnectionUri.Read(text) : new NpgsqlConnectionStringBuilder(text).ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new EtlException(
                ErrorIds.DatabaseConnectionString,
                $"The connection string cannot be read: {error.Message}",
                "Write it as 'Host=db.example;Database=shop;Username=etl' or 'postgresql://etl@db.example/shop'.",
                innerException: error);
        }
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
