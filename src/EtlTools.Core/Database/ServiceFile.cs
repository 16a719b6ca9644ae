using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Database;

/// <summary>Reads a service of PostgreSQL's service file; the driver does not.</summary>
/// <remarks>See https://www.postgresql.org/docs/current/libpq-pgservice.html.</remarks>
internal static class ServiceFile
{
    /// <summary>A service as a connection string of Npgsql.</summary>
    /// <param name="service">The service, as <c>PGSERVICE</c> names it.</param>
    /// <param name="path">The file; null is <c>~/.pg_service.conf</c>.</param>
    /// <exception cref="EtlException">There is no such file or service, or the driver does not know a setting in it.</exception>
    public static string Read(string service, string? path)
    {
        path ??= Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pg_service.conf");
        return File.Exists(path)
            ? Parse(File.ReadAllText(path), service, path)
            : throw Refused($"PGSERVICE names service '{service}', but there is no {path}.");
    }

    /// <inheritdoc cref="Read" />
    /// <param name="text">What the file says.</param>
    /// <param name="service">The service.</param>
    /// <param name="path">The file, for messages.</param>
    public static string Parse(string text, string service, string path)
    {
        NpgsqlConnectionStringBuilder builder = new();
        string? section = null;
        bool isFound = false;
        foreach ((int number, string line) in text.Split('\n').Select(line => line.Trim()).Index())
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1];
                isFound |= section == service;
            }
            else if (section == service)
            {
                Set(builder, line, $"{path}:{number + 1}");
            }
        }

        return isFound ? builder.ConnectionString : throw Refused($"PGSERVICE names service '{service}', which {path} does not have.");
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string line, string place)
    {
        string[] setting = line.Split('=', 2);
        try
        {
            LibpqSetting.Set(builder, setting[0].Trim(), setting.ElementAtOrDefault(1)?.Trim() ?? "");
        }
        catch (ArgumentException error)
        {
            throw Refused($"{place}: setting '{setting[0].Trim()}' cannot be used: {error.Message}", error);
        }
    }

    private static EtlException Refused(string message, Exception? cause = null) =>
        new(ErrorIds.DatabaseConnectionString,
            message,
            "Mend the service file, or name the database with a connection string or ETL_DATABASE.",
            innerException: cause);
}
