using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Staging;

/// <summary>The columns every staging table has after those of its source: where a row comes from.</summary>
internal static class AuditColumns
{
    /// <summary>The name of the file, without its folder; <c>etl.load</c> has the whole path.</summary>
    public const string SourceFile = "source_file";

    /// <summary>The physical line on which the record starts, from 1.</summary>
    public const string SourceLine = "source_line";

    /// <summary>The load that wrote the row.</summary>
    public const string LoadId = "load_id";

    /// <summary>When that load started.</summary>
    public const string LoadTimestamp = "load_timestamp";

    /// <summary>See <see cref="RowEncoder"/>.</summary>
    public const string RowHash = "row_hash";

    /// <summary>How many columns of a source a table has room for besides: PostgreSQL's tables have 1,600.</summary>
    public static int MaxSourceColumns => 1_600 - Names.Count;

    /// <summary>Those whose value is a row's own.</summary>
    public static IReadOnlyList<TableColumn> OfRow { get; } = [new(SourceLine, "bigint"), new(RowHash, "uuid")];

    /// <summary>Those that have one value in all rows of a load.</summary>
    public static IReadOnlyList<TableColumn> OfLoad { get; } =
        [new(SourceFile, "text"), new(LoadId, "bigint"), new(LoadTimestamp, "timestamp with time zone")];

    /// <summary>All, in the order of the table.</summary>
    public static IReadOnlyList<TableColumn> All { get; } = [.. OfRow, .. OfLoad];

    /// <summary>Their names, in the same order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(column => column.Name)];

    /// <summary>What defines them in a new table, in the same order.</summary>
    public static IEnumerable<SqlText> Definitions => Define(All);

    /// <summary>What defines some of them in a new table.</summary>
    public static IEnumerable<SqlText> Define(IEnumerable<TableColumn> columns) =>
        columns.Select(column => TableShape.Define(column, "not null"));
}
