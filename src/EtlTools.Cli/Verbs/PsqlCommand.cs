using System.Data.Common;
using System.Globalization;

namespace EtlTools.Cli.Verbs;

/// <summary>The psql command for a connection string of Npgsql.</summary>
internal static class PsqlCommand
{
    private static readonly (string Switch, string[] Keys)[] s_switches =
    [
        ("-h", ["host", "server"]),
        ("-p", ["port"]),
        ("-U", ["username", "user id", "user name", "userid", "uid"]),
        ("-d", ["database", "db"]),
    ];

    /// <summary>A command line for a POSIX shell.</summary>
    public static string Of(string connectionString)
    {
        DbConnectionStringBuilder settings = new() { ConnectionString = connectionString };
        List<string> words = ["psql"];
        foreach ((string option, string[] keys) in s_switches)
        {
            if (Find(settings, keys) is { } value) words.AddRange([option, Quote(value)]);
        }

        string command = string.Join(' ', words);
        if (Find(settings, ["service"]) is { } service) command = $"PGSERVICE={Quote(service)} {command}";
        string? password = Find(settings, ["password", "psw", "pwd"]);
        return password is null ? command : $"PGPASSWORD={Quote(password)} {command}";
    }

    private static string? Find(DbConnectionStringBuilder settings, string[] keys) => keys
        .Select(key => settings.TryGetValue(key, out object? value) ? value : null)
        .Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static string Quote(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or ':')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
