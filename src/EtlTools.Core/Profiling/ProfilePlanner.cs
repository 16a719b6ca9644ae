using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;
using AuditColumns = EtlTools.Staging.AuditColumns;

namespace EtlTools.Profiling;

/// <summary>Looks up what there is to measure.</summary>
internal static class ProfilePlanner
{
    private const string DefaultSchema = "staging";

    /// <summary>The table a user means.</summary>
    public static TableName TableOf(ProfileOptions options) =>
        TableName.Parse(options.Table, options.Model?.StagingSchema ?? DefaultSchema);

    /// <summary>Finds the table, its columns and its key.</summary>
    /// <exception cref="EtlException">There is no such table, column or load.</exception>
    public static async Task<ProfilePlan> PlanAsync(
        EtlSession session, ProfileOptions options, CancellationToken cancellationToken)
    {
        TableName table = TableOf(options);
        string[] columns = [.. (await TableCatalog.ColumnsAsync(session, table, cancellationToken))
            .Select(column => column.Name)];
        if (columns.Length == 0)
        {
            throw new EtlException(
                ErrorIds.ProfileUnknownTable,
                $"There is no table {table}.",
                "Name a table that was loaded; Get-StagingLoad and 'etl status' show them.",
                table.ToString());
        }

        bool isStaging = AuditColumns.Names.All(columns.Contains);
        long? loadId = options.LoadId is { } load
            ? await LoadOfAsync(session, table, load, isStaging, cancellationToken)
            : null;
        long estimate = await session.ScalarAsync<long>(
            SqlScript.Of("profile/estimate_rows.sql", table.Quoted), cancellationToken);
        return new ProfilePlan
        {
            Table = table,
            LoadId = loadId,
            Columns = isStaging ? columns.Except(AuditColumns.Names).ToArray() : columns,
            Key = KeyOf(options, table, columns),
            EstimatedRows = estimate >= 0 ? estimate : null,
        };
    }

    // A load that was skipped stands for the table: it found its source there.
    private static async Task<long?> LoadOfAsync(
        EtlSession session, TableName table, long load, bool isStaging, CancellationToken cancellationToken)
    {
        SqlText find = SqlScript.Of("profile/find_load.sql", table.ToString(), load);
        if (isStaging && await session.ScalarAsync<long?>(find, cancellationToken) is not null) return load;
        SqlText isSkipped = SqlScript.Of("profile/is_skipped.sql", table.ToString(), load);
        if (await session.ScalarAsync<bool>(isSkipped, cancellationToken)) return null;
        throw new EtlException(
            ErrorIds.ProfileUnknownLoad,
            isStaging
                ? $"Load {load} put no rows into {table}."
                : $"{table} is no staging table: its rows do not say which load they came with.",
            isStaging
                ? "Name a load of this table that succeeded; Get-StagingLoad and 'etl status' show them."
                : "Measure the whole table.",
            table.ToString());
    }

    private static IReadOnlyList<string> KeyOf(ProfileOptions options, TableName table, string[] columns)
    {
        StagingTable? known = table.Schema == options.Model?.StagingSchema
            ? options.Model.Staging.FirstOrDefault(staging => staging.Table == table.Name)
            : null;
        IReadOnlyList<string> key = options.Key.Count > 0 ? options.Key : known?.Key ?? [];
        return key.FirstOrDefault(column => !columns.Contains(column)) is not { } missing
            ? key
            : throw new EtlException(
                ErrorIds.ProfileUnknownColumn,
                $"{table} has no column '{missing}', which is named as part of its key.",
                $"Its columns are: {string.Join(", ", columns)}.",
                missing);
    }
}
