using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Says how rows land, by the caller's options and the model, and checks it before anything runs.</summary>
internal static class LandingPlan
{
    /// <summary>The caller's options; where they are silent, the model's. Names are those of the table's columns.</summary>
    public static LandingOptions Merge(LandingOptions options, StagingTable? entry) => options with
    {
        Key = [.. ColumnNames.Of(options.Key.Count > 0 ? options.Key : entry?.Key ?? [])],
        Watermark = (options.Watermark ?? entry?.Watermark) is { } column ? ColumnNames.Of([column])[0] : null,
        OnConflict = options.OnConflict ?? entry?.OnConflict ?? KeyConflict.Fail,
    };

    /// <summary>Whether rows are matched with those of the table.</summary>
    public static bool IsKeyed(LoadMode mode) => mode is not (LoadMode.Full or LoadMode.Append);

    /// <summary>Sees to it that a keyed load has something to tell rows by.</summary>
    /// <exception cref="EtlException">It has not.</exception>
    public static void RefuseWithoutKey(TableName table, LoadMode mode, LandingOptions landing)
    {
        if (!IsKeyed(mode) || landing.Key.Count > 0) return;
        if (mode == LoadMode.Incremental && landing.Watermark is not null) return;
        string watermark = mode == LoadMode.Incremental ? ", or a watermark column with -Watermark (--watermark)" : "";
        throw new EtlException(
            ErrorIds.StagingKey,
            $"{table}: a load in mode {SourceLoad.ModeName(mode)} needs the key of its rows, and none is named.",
            $"Name its columns with -Key (--key), or as 'key' in the table's file of the model{watermark}.",
            table.ToString());
    }

    /// <summary>Sees to it that a source has the columns of the key, and that of the watermark.</summary>
    /// <returns>The source, with what is wrong with it.</returns>
    public static SourceImport Check(SourceImport source, LoadMode mode, LandingOptions landing)
    {
        if (source.Error is not null || !IsKeyed(mode)) return source;
        HashSet<string> columns = new(source.Columns.Select(column => column.Name), StringComparer.Ordinal);
        string has = string.Join(", ", source.Columns.Select(column => column.Name));
        if (landing.Key.FirstOrDefault(column => !columns.Contains(column)) is { } missing)
        {
            return source with
            {
                Error = new EtlException(
                    ErrorIds.StagingKey,
                    $"{source.Name}: the key column {missing} is missing; the source has {has}.",
                    "Name other columns with -Key (--key), or add the column to the source.",
                    source.Name),
            };
        }

        if (mode != LoadMode.Incremental || landing.Watermark is not { } watermark || columns.Contains(watermark))
            return source;
        return source with
        {
            Error = new EtlException(
                ErrorIds.StagingWatermark,
                $"{source.Name}: the watermark column {watermark} is missing; the source has {has}.",
                "Name another column with -Watermark (--watermark), or add the column to the source.",
                source.Name),
        };
    }

    /// <summary>What besides its bytes decides what a source becomes.</summary>
    public static string Terms(TableImport import, SourceImport source) =>
        $"key={string.Join(',', import.Landing.Key)}; watermark={import.Landing.Watermark}; "
        + $"contract={import.Contract?.Sha256}; drift={import.Drift}; {source.Source.Terms}";
}
