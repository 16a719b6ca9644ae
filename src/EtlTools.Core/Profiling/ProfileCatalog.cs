using System.Data.Common;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EtlTools.Profiling;

/// <summary>Writes profiles to the catalog and reads them again.</summary>
internal static class ProfileCatalog
{
    /// <summary>Writes a profile.</summary>
    /// <returns>The profile with its id and time.</returns>
    public static async Task<TableProfile> SaveAsync(
        EtlSession session, TableProfile profile, CancellationToken cancellationToken)
    {
        SqlText insert = SqlScript.Of(
            "profile/insert.sql",
            profile.Table,
            profile.LoadId,
            Scope(profile.IsOneLoad),
            profile.Rows,
            profile.Duration,
            profile.Key?.Columns.ToArray(),
            profile.Key?.NullRows,
            profile.Key?.Distinct,
            profile.Key?.Duplicates,
            profile.Key?.RepeatedRows,
            profile.Key?.IsExact);
        TableProfile saved = (await session.QueryAsync(
            insert,
            row => profile with { ProfileId = row.GetInt64(0), MeasuredAt = row.GetFieldValue<DateTimeOffset>(1) },
            cancellationToken))[0];
        JArray columns = new(profile.Columns.Select(ToJson));
        SqlText insertColumns =
            SqlScript.Of("profile/insert_columns.sql", saved.ProfileId, columns.ToString(Formatting.None));
        await session.ExecuteAsync(insertColumns, cancellationToken);
        return saved;
    }

    /// <summary>The last profile of a table at a load; one over the same rows, the load's or all, goes first.</summary>
    /// <exception cref="EtlException">There is none.</exception>
    public static async Task<TableProfile> GetAsync(
        EtlDatabase database, ProfileOptions options, long loadId, CancellationToken cancellationToken)
    {
        string table = ProfilePlanner.TableOf(options).ToString();
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        IReadOnlyList<TableProfile> found = await session.QueryAsync(
            SqlScript.Of("profile/find.sql", table, loadId, Scope(options.LoadId is not null)),
            ReadTable,
            cancellationToken);
        if (found.Count == 0)
        {
            IReadOnlyList<long> loads = await session.QueryAsync(
                SqlScript.Of("profile/loads.sql", table), row => row.GetInt64(0), cancellationToken);
            throw new EtlException(
                ErrorIds.ProfileNotFound,
                $"There is no profile of {table} at load {loadId}.",
                loads.Count == 0
                    ? "Measure the table after a load; the profile is then kept for later comparisons."
                    : $"Profiles are kept for {(loads.Count == 1 ? "load" : "loads")} {string.Join(", ", loads)}.",
                table);
        }

        IReadOnlyList<ColumnProfile> columns = await session.QueryAsync(
            SqlScript.Of("profile/columns.sql", found[0].ProfileId),
            row => ReadColumn(row, found[0].Rows),
            cancellationToken);
        return found[0] with { Columns = columns };
    }

    private static string Scope(bool isOneLoad) => isOneLoad ? "load" : "table";

    private static JObject ToJson(ColumnProfile column, int index) => new()
    {
        ["position"] = index + 1,
        ["column_name"] = column.Column,
        ["nulls"] = column.Nulls,
        ["empties"] = column.Empties,
        ["distinct_values"] = column.Distinct,
        ["is_distinct_exact"] = column.IsDistinctExact,
        ["inferred_type"] = column.Type.ToString(),
        ["type_share"] = column.TypeShare,
        ["min_value"] = column.Min,
        ["max_value"] = column.Max,
        ["text_min"] = column.TextMin,
        ["text_max"] = column.TextMax,
        ["mean"] = column.Mean,
        ["length_min"] = column.LengthMin,
        ["length_mean"] = column.LengthMean,
        ["length_max"] = column.LengthMax,
        ["pattern"] = column.Pattern,
        ["pattern_regex"] = column.PatternRegex,
        ["pattern_share"] = column.PatternShare,
        ["frequent"] = new JArray(column.Frequent.Select(value => new JObject
        {
            ["value"] = value.Value,
            ["count"] = value.Count,
            ["error"] = value.Error,
            ["isCut"] = value.IsCut,
        })),
    };

    private static TableProfile ReadTable(DbDataReader row) => new()
    {
        ProfileId = row.GetInt64(0),
        Table = row.GetString(1),
        LoadId = row.GetInt64(2),
        IsOneLoad = row.GetString(3) == Scope(isOneLoad: true),
        Rows = row.GetInt64(4),
        MeasuredAt = row.GetFieldValue<DateTimeOffset>(5),
        Duration = row.GetFieldValue<TimeSpan>(6),
        Key = row.IsDBNull(7) ? null : new KeyProfile
        {
            Columns = row.GetFieldValue<string[]>(7),
            NullRows = row.GetInt64(8),
            Distinct = row.GetInt64(9),
            Duplicates = row.GetInt64(10),
            RepeatedRows = row.GetInt64(11),
            IsExact = row.GetBoolean(12),
        },
        Columns = [],
    };

    private static ColumnProfile ReadColumn(DbDataReader row, long rows) => new()
    {
        Column = row.GetString(0),
        Rows = rows,
        Nulls = row.GetInt64(1),
        Empties = row.GetInt64(2),
        Distinct = row.GetInt64(3),
        IsDistinctExact = row.GetBoolean(4),
        Type = Enum.Parse<InferredType>(row.GetString(5)),
        TypeShare = Value<double>(row, 6),
        Min = Text(row, 7),
        Max = Text(row, 8),
        TextMin = Text(row, 9),
        TextMax = Text(row, 10),
        Mean = Value<double>(row, 11),
        LengthMin = Value<int>(row, 12),
        LengthMean = Value<double>(row, 13),
        LengthMax = Value<int>(row, 14),
        Pattern = Text(row, 15),
        PatternRegex = Text(row, 16),
        PatternShare = Value<double>(row, 17),
        Frequent = JsonConvert.DeserializeObject<FrequentValue[]>(row.GetString(18))!,
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Value<T>(DbDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
