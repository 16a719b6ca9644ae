using EtlTools.Sql;

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

    /// <summary>Their names, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [SourceFile, SourceLine, LoadId, LoadTimestamp, RowHash];

    /// <summary>Their definitions, in the same order.</summary>
    public static IReadOnlyList<SqlText> Definitions { get; } =
    [
        SqlText.Of($"{new Identifier(SourceFile)} text not null"),
        SqlText.Of($"{new Identifier(SourceLine)} bigint not null"),
        SqlText.Of($"{new Identifier(LoadId)} bigint not null"),
        SqlText.Of($"{new Identifier(LoadTimestamp)} timestamptz not null"),
        SqlText.Of($"{new Identifier(RowHash)} uuid not null"),
    ];
}
