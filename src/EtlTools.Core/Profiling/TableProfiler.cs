using System.Diagnostics;
using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Profiling.Comparing;
using EtlTools.Profiling.Sketches;
using EtlTools.Profiling.Values;
using EtlTools.Sql;
using EtlTools.Staging;

namespace EtlTools.Profiling;

/// <summary>Measures what the rows of a table are like, in one scan, and keeps it for comparisons.</summary>
/// <remarks>
/// The rows stream through in the format of COPY; memory is bounded by the number of columns and the longest row,
/// whatever the number of rows. Values are taken as text, as a staging table holds them.
/// </remarks>
public static class TableProfiler
{
    /// <summary>What would be measured.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Which table.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="EtlException">There is no such table, column or load.</exception>
    public static async Task<ProfilePlan> PlanAsync(
        EtlDatabase database, ProfileOptions options, CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        return await ProfilePlanner.PlanAsync(session, options, cancellationToken);
    }

    /// <summary>Measures, and stores what it finds.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Which table.</param>
    /// <param name="progress">Told how many rows were read.</param>
    /// <param name="cancellationToken">Stops it; nothing is stored.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="EtlException">There is no such table, column or load.</exception>
    public static Task<TableProfile> RunAsync(
        EtlDatabase database,
        ProfileOptions options,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken) =>
        RunAsync(database, options, KeyTally.DefaultBound, progress, cancellationToken);

    /// <summary>Measures, and says what differs from the stored profile of another load.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">Which table.</param>
    /// <param name="loadId">The load whose last profile is the earlier one.</param>
    /// <param name="progress">Told how many rows were read.</param>
    /// <param name="cancellationToken">Stops it; nothing is stored.</param>
    /// <returns>Both profiles.</returns>
    /// <exception cref="EtlException"><see cref="ErrorIds.ProfileNotFound"/>: the load was not measured.</exception>
    public static async Task<ProfileComparison> CompareAsync(
        EtlDatabase database,
        ProfileOptions options,
        long loadId,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        TableProfile before = await ProfileCatalog.GetAsync(database, options, loadId, cancellationToken);
        TableProfile after = await RunAsync(database, options, progress, cancellationToken);
        return new ProfileComparison { Before = before, After = after };
    }

    /// <inheritdoc cref="RunAsync(EtlDatabase, ProfileOptions, IProgress{EtlProgress}, CancellationToken)" />
    /// <param name="database">The database.</param>
    /// <param name="options">Which table.</param>
    /// <param name="exactKeys">How many different keys are counted exactly.</param>
    /// <param name="progress">Told how many rows were read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<TableProfile> RunAsync(
        EtlDatabase database,
        ProfileOptions options,
        int exactKeys,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        await session.ExecuteAsync(SqlScript.Of("profile/snapshot.sql"), cancellationToken);
        ProfilePlan plan = await ProfilePlanner.PlanAsync(session, options, cancellationToken);
        string table = plan.Table.ToString();
        SqlText findLoad = SqlScript.Of("profile/find_load.sql", table, plan.LoadId);
        long? loadId = await session.ScalarAsync<long?>(findLoad, cancellationToken);
        Stopwatch watch = Stopwatch.StartNew();
        TableMeter meter = new(plan, exactKeys, cancellationToken);
        await ScanAsync(session, plan, meter, progress, cancellationToken);
        if (plan.LoadId is { } load && meter.Rows == 0) await RefuseGoneAsync(session, plan, load, cancellationToken);
        TableProfile profile = new()
        {
            ProfileId = 0,
            Table = table,
            LoadId = loadId,
            IsOneLoad = plan.LoadId is not null,
            Rows = meter.Rows,
            Key = meter.Key(),
            Columns = meter.Columns(),
            MeasuredAt = default,
            Duration = watch.Elapsed,
        };
        profile = await ProfileCatalog.SaveAsync(session, profile, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return profile;
    }

    private static async Task ScanAsync(
        EtlSession session,
        ProfilePlan plan,
        TableMeter meter,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        SqlText statement = SqlScript.Of("profile/rows.sql", new Dictionary<string, SqlText>
        {
            ["columns"] = SqlText.Join(
                ", ", meter.Sent.Select(column => SqlText.Of($"cast({new Identifier(column)} as text)"))),
            ["table"] = plan.Table,
            ["condition"] = Condition(plan),
        });
        await using BulkReader reader =
            await BulkReader.BeginAsync(session, statement, meter.Sent.Count, cancellationToken);
        while (await reader.ReadAsync() is { } chunk)
        {
            meter.Add(chunk);
            long? total = plan is { LoadId: null, EstimatedRows: { } rows } ? Math.Max(rows, meter.Rows + 1) : null;
            progress?.Report(new EtlProgress("Profiling", plan.Table.ToString(), meter.Rows, total, "rows"));
        }

        progress?.Report(new EtlProgress("Profiling", plan.Table.ToString(), meter.Rows, meter.Rows, "rows"));
    }

    // A profile of it that was stored while the rows were there would be lost.
    private static async Task RefuseGoneAsync(
        EtlSession session, ProfilePlan plan, long load, CancellationToken cancellationToken)
    {
        bool hadRows = await session.ScalarAsync<bool>(
            SqlScript.Of("profile/load_had_rows.sql", load), cancellationToken);
        if (!hadRows) return;
        throw new EtlException(
            ErrorIds.ProfileUnknownLoad,
            $"No row of load {load} is in {plan.Table} any more: later loads have replaced them.",
            "Compare with its stored profile, if it was measured, by -Compare (--compare); or measure the whole table.",
            plan.Table.ToString());
    }

    // COPY takes no values.
    private static SqlText Condition(ProfilePlan plan)
    {
        if (plan.LoadId is not { } load) return SqlText.Of($"true");
        SqlText number = SqlText.Trusted(load.ToString(CultureInfo.InvariantCulture));
        return SqlText.Of($"{new Identifier(AuditColumns.LoadId)} = {number}");
    }
}
