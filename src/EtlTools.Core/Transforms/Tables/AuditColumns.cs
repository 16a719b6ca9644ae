using EtlTools.Sql;

namespace EtlTools.Transforms.Tables;

/// <summary>The columns every warehouse table gets: which run wrote a row first, and which last.</summary>
internal static class AuditColumns
{
    public const string InsertedRunId = "inserted_run_id";

    public const string UpdatedRunId = "updated_run_id";

    public static IReadOnlyList<string> Names { get; } = [InsertedRunId, UpdatedRunId];

    public static IReadOnlyList<SqlText> Definitions { get; } =
    [
        SqlText.Of($"{new Identifier(InsertedRunId)} bigint not null"),
        SqlText.Of($"{new Identifier(UpdatedRunId)} bigint not null"),
    ];
}
