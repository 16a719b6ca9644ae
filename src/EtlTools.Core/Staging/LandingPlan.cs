using System.Text;
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

    /// <summary>Sees to it that a table can have its name: PostgreSQL would cut a longer one.</summary>
    /// <exception cref="EtlException">It is empty, too long, or has more than two parts.</exception>
    public static void RefuseName(TableName table)
    {
        string[] parts = [table.Schema, .. table.Name.Split('.')];
        string? why = parts.Length > 2 ? "it has more than two parts"
            : parts.Contains("") ? "a part of it is empty"
            : parts.FirstOrDefault(part => Encoding.UTF8.GetByteCount(part) > Identifier.MaxBytes) is { } part
                ? $"{part} takes {Encoding.UTF8.GetByteCount(part)} bytes, and PostgreSQL's names at most {Identifier.MaxBytes}"
                : null;
        if (why is null) return;
        throw new EtlException(
            ErrorIds.StagingTableName,
            $"'{table}' cannot be the name of a table: {why}.",
            "Name the table as orders, or with its schema as staging.orders.",
            table.ToString());
    }

    /// <summary>Sees to it that the caller asks for nothing that the mode does not do.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="asked">What the caller said, without the model's words.</param>
    /// <exception cref="EtlException">A watermark or a conflict is named for a mode that has none.</exception>
    public static void RefuseIdle(TableName table, LoadMode mode, LandingOptions asked)
    {
        string? idle = asked.Watermark is not null && mode != LoadMode.Incremental ? "-Watermark (--watermark)"
            : asked.OnConflict is not null && mode != LoadMode.InsertOnly ? "-OnConflict (--on-conflict)"
            : null;
        if (idle is null) return;
        throw new EtlException(
            ErrorIds.StagingOptions,
            $"{table}: {idle} says nothing to a load in mode {SourceLoad.ModeName(mode)}.",
            "Leave it out, or name the mode: a watermark is for incremental, a conflict for insert_only.",
            table.ToString());
    }

    /// <summary>Whether rows are to be matched, and nothing says by what.</summary>
    public static bool LacksKey(LoadMode mode, IReadOnlyList<string> key, string? watermark) =>
        IsKeyed(mode) && key.Count == 0 && (mode != LoadMode.Incremental || watermark is null);

    /// <summary>Sees to it that a keyed load has something to tell rows by.</summary>
    /// <exception cref="EtlException">It has not.</exception>
    public static void RefuseWithoutKey(TableName table, LoadMode mode, LandingOptions landing)
    {
        if (!LacksKey(mode, landing.Key, landing.Watermark)) return;
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
