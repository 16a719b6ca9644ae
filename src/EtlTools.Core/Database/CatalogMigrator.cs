using System.Security.Cryptography;
using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Database;

/// <summary>Brings the tables of schema <c>etl</c> up to date: each script of <c>sql/catalog</c> once, in order.</summary>
internal static class CatalogMigrator
{
    /// <summary>Applies what is missing; costs one query when nothing is.</summary>
    /// <returns>The scripts applied now.</returns>
    /// <exception cref="EtlException">A script that was applied has changed since.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(EtlSession session, CancellationToken cancellationToken)
    {
        IReadOnlyList<Script> scripts = LoadScripts();
        if (await MissingAsync(session, scripts, cancellationToken) is []) return [];

        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        await session.ExecuteAsync(SqlScript.Of("run/lock_catalog.sql"), cancellationToken);
        await session.ExecuteAsync(SqlScript.Of("run/create_catalog.sql"), cancellationToken);
        IReadOnlyList<Script> missing = await MissingAsync(session, scripts, cancellationToken);
        foreach (Script script in missing)
        {
            await session.ExecuteAsync(SqlText.Trusted(script.Text), cancellationToken);
            await session.ExecuteAsync(
                SqlText.Of($"insert into etl.migration (name, checksum) values ({script.Name}, {script.Checksum})"),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return [.. missing.Select(script => script.Name)];
    }

    /// <summary>The scripts that are missing.</summary>
    /// <exception cref="EtlException">A script that was applied has changed since.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(EtlSession session, CancellationToken cancellationToken) =>
        [.. (await MissingAsync(session, LoadScripts(), cancellationToken)).Select(script => script.Name)];

    private static IReadOnlyList<Script> LoadScripts() => [.. SqlScript.List("catalog").Select(Script.Load)];

    private static async Task<IReadOnlyList<Script>> MissingAsync(
        EtlSession session, IReadOnlyList<Script> scripts, CancellationToken cancellationToken)
    {
        bool exists = await session.ScalarAsync<bool>(
            SqlText.Of($"select to_regclass('etl.migration') is not null"), cancellationToken);
        if (!exists) return scripts;

        Dictionary<string, string> applied = (await session.QueryAsync(
                SqlText.Of($"select name, checksum from etl.migration"),
                row => (Name: row.GetString(0), Checksum: row.GetString(1)),
                cancellationToken))
            .ToDictionary(row => row.Name, row => row.Checksum, StringComparer.Ordinal);
        return [.. scripts.Where(script => !IsApplied(script, applied))];
    }

    private static bool IsApplied(Script script, Dictionary<string, string> applied)
    {
        if (!applied.TryGetValue(script.Name, out string? checksum)) return false;
        return checksum == script.Checksum
            ? true
            : throw new EtlException(
                ErrorIds.DatabaseCatalogChanged,
                $"sql/{script.Name} is not the script this database was built with.",
                "Restore the script as it was, and put the change into a new one with the next number.",
                script.Name);
    }

    private sealed record Script(string Name, string Text, string Checksum)
    {
        public static Script Load(string name)
        {
            string text = SqlScript.Read(name);
            return new(name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
    }
}
