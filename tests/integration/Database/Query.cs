using Npgsql;

namespace EtlTools.Tests.Integration.Database;

/// <summary>Asks a server one thing on a connection of its own, as another program would.</summary>
internal static class Query
{
    public static async Task<string?> TextAsync(string connectionString, string sql)
    {
        string unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using NpgsqlConnection connection = new(unpooled);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }
}
