using System.Globalization;
using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Recognises sources that were loaded before, by their SHA-256.</summary>
/// <remarks>
/// <para>A source is known when a load of the same table, in the same mode and on the same terms (format, key,
/// watermark) brought the same bytes, was not taken back, and nothing has happened since that reading it again would
/// undo: no full load, no new table; for <c>upsert</c> and <c>update_only</c> no later load that wrote, since rows go
/// back to what the source says. Several sources of a full load are known together or not at all.</para>
/// <para>A source is hashed beforehand only when a load of the same size could make it known.</para>
/// </remarks>
internal static class KnownSources
{
    /// <summary>Marks loads whose sources are known.</summary>
    /// <param name="session">Holds the lock of the table.</param>
    /// <param name="import">The table.</param>
    /// <param name="loads">The loads of one transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether all of them are; nothing is marked otherwise.</returns>
    public static async Task<bool> FindAsync(
        EtlSession session, TableImport import, IReadOnlyList<SourceLoad> loads, CancellationToken cancellationToken)
    {
        if (import.Landing.Force || import.IsReplay || loads.Any(load => load.Import.Bytes is null or 0)) return false;
        string[] terms = [.. loads.Select(load => LandingPlan.Terms(import, load.Import))];
        SqlText query = SqlScript.Of(
            "staging/known_sources.sql",
            import.Table.ToString(),
            SourceLoad.ModeName(import.Mode),
            loads.Select(load => load.Import.Bytes!.Value).ToArray(),
            terms);
        IReadOnlyList<Known> candidates = await session.QueryAsync(
            query,
            row => new Known(
                row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3),
                row.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken);
        Known[]? known = candidates.Count == 0 ? null : Match(loads, terms, candidates, cancellationToken);
        if (known is null || !await IsStillThereAsync(session, import, known, cancellationToken)) return false;
        string archived = import.Archive is null
            ? ""
            : " It is not archived either; -Force (--force) loads and archives it.";
        foreach ((SourceLoad load, Known before) in loads.Zip(known))
        {
            load.KnownFrom = before.LoadId;
            load.Sha256 = before.Sha256;
            load.AddMessage(string.Create(
                CultureInfo.InvariantCulture,
                $"Load {before.LoadId} brought the same bytes on {before.EndedAt:yyyy-MM-dd HH:mm:ss} UTC; nothing "
                + $"done.{archived}"));
        }

        return true;
    }

    /// <summary>One earlier load for each source; null when a source has none.</summary>
    private static Known[]? Match(
        IReadOnlyList<SourceLoad> loads,
        string[] terms,
        IReadOnlyList<Known> candidates,
        CancellationToken cancellationToken)
    {
        List<Known> left = [.. candidates];
        Known[] known = new Known[loads.Count];
        for (int i = 0; i < known.Length; i++)
        {
            SourceImport source = loads[i].Import;
            if (!left.Exists(other => other.Bytes == source.Bytes && other.Terms == terms[i])) return null;
            string? hash = source.Source.Hash(cancellationToken);
            int found = left.FindIndex(other => other.Sha256 == hash && other.Terms == terms[i]);
            if (found < 0) return null;
            known[i] = left[found];
            left.RemoveAt(found);
        }

        return known;
    }

    private static async Task<bool> IsStillThereAsync(
        EtlSession session, TableImport import, Known[] known, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, import.Table, cancellationToken);
        if (!shape.Exists) return false;
        if (import.Mode == LoadMode.Full)
        {
            long together = await session.ScalarAsync<long>(
                SqlScript.Of("staging/landed_together.sql", known[0].LoadId), cancellationToken);
            if (together != known.Length) return false;
        }

        // Who emptied the table by hand wants it filled again.
        return await session.ScalarAsync<bool>(
            SqlText.Of($"select exists (select from {import.Table})"), cancellationToken);
    }

    private sealed record Known(long LoadId, long Bytes, string Sha256, string Terms, DateTimeOffset EndedAt);
}
