using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;

namespace EtlTools.Staging.Rejects;

/// <summary>Finds out which mended rejects can be sent in again, and where they go.</summary>
internal static class RejectPlanner
{
    /// <summary>Makes a source of the rejects of each load.</summary>
    /// <param name="session">The database.</param>
    /// <param name="options">The rejects, and how they are to land.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The sources, and the rejects that cannot be sent in.</returns>
    /// <exception cref="EtlException">They are to replace what the table holds, or one is there twice.</exception>
    public static async Task<(IReadOnlyList<RejectSource> Sources, IReadOnlyList<RefusedReject> Refused)> PlanAsync(
        EtlSession session, ImportOptions options, CancellationToken cancellationToken)
    {
        Dictionary<long, MendedReject> mended = [];
        foreach (MendedReject reject in options.Rejects)
            if (!mended.TryAdd(reject.RejectId, reject)) throw Repeated(reject.RejectId);
        if (mended.Count == 0) return ([], []);
        if (options.Mode == LoadMode.Full)
        {
            throw new EtlException(
                ErrorIds.StagingReject,
                "Mended rejects cannot take the place of what a table holds.",
                "Leave the mode out, or name another one.");
        }

        IReadOnlyList<StoredReject> stored = await session.QueryAsync(
            SqlScript.Of("staging/read_rejects.sql", mended.Keys.ToArray()), StoredReject.Of, cancellationToken);
        List<RefusedReject> refused = [.. mended.Keys
            .Except(stored.Select(reject => reject.Info.RejectId))
            .Select(id => new RefusedReject(id, NotFound(id)))];
        List<(StoredReject Reject, LoadMode Mode)> taken = [];
        foreach (StoredReject reject in stored)
        {
            if (ModeFor(reject, options) is { } mode && WhyNot(reject) is null) taken.Add((reject, mode));
            else refused.Add(new(reject.Info.RejectId, WhyNot(reject) ?? NoMode(reject)));
        }

        return (
            [.. taken.GroupBy(entry => (entry.Reject.Info.LoadId, entry.Mode)).Select(group => Source(group.Key.Mode, group, mended))],
            refused);
    }

    private static RejectSource Source(
        LoadMode mode, IEnumerable<(StoredReject Reject, LoadMode Mode)> group, Dictionary<long, MendedReject> mended)
    {
        StoredReject[] stored = [.. group.Select(entry => entry.Reject)];
        RejectInfo first = stored[0].Info;
        return new(
            TableName.Parse(first.Table, "staging"),
            mode,
            first.SourceFile,
            [.. stored.Select(reject => (reject.Info, mended[reject.Info.RejectId]))],
            stored[0].ArrayKey);
    }

    /// <summary>
    /// How a reject lands: as is said, else by its key where the model has one for the table, else it is added to what
    /// its load brought. A load by key does not say by which one.
    /// </summary>
    private static LoadMode? ModeFor(StoredReject reject, ImportOptions options)
    {
        if (options.Mode is { } mode) return mode;
        StagingTable? entry = options.Model?.Staging.FirstOrDefault(
            table => $"{options.Model.StagingSchema}.{table.Table}" == reject.Info.Table);
        if (entry?.Mode is LoadMode.InsertOnly or LoadMode.UpdateOnly or LoadMode.Upsert) return entry.Mode;
        return reject.Mode is "full" or "append" ? LoadMode.Append : null;
    }

    private static EtlException? WhyNot(StoredReject reject)
    {
        RejectInfo info = reject.Info;
        if (info.ResolvedBy is { } load)
            return Refusal(info.RejectId, $"was resolved by load {load}", "There is nothing left to do.");
        if (reject.Status is not ("Succeeded" or "Partial"))
            return Refusal(info.RejectId, $"is of load {info.LoadId}, which was taken back", "Mend the file and load it again.");
        if (reject.ReplacedBy is { } later)
        {
            return Refusal(
                info.RejectId,
                $"is of load {info.LoadId}, whose rows load {later} has replaced",
                $"Look at the rejects of load {later}.");
        }

        return info.Columns.Count == 0
            ? Refusal(info.RejectId, "has no fields that are known", "Mend the file and load it again.")
            : null;
    }

    private static EtlException Repeated(long id) => new(
        ErrorIds.StagingReject,
        $"Reject {id} is sent in twice; each is mended in one way. Nothing was loaded.",
        "Leave one of the two.",
        $"{id}");

    private static EtlException NotFound(long id) =>
        Refusal(id, "is not in the catalog", "List those that are with Get-StagingReject (etl rejects).");

    private static EtlException NoMode(StoredReject reject) => Refusal(
        reject.Info.RejectId,
        $"is of load {reject.Info.LoadId}, which was loaded by key ({reject.Mode})",
        "Name the mode and the key with -Mode and -Key (--mode, --key), or the model that says them.");

    private static EtlException Refusal(long id, string why, string nextStep) =>
        new(ErrorIds.StagingReject, $"Reject {id} {why}.", nextStep, $"{id}");
}
