using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>The table becomes what the sources say.</summary>
/// <remarks>
/// The rows are written into a new table that takes the old one's place at the end: readers see the old rows until the
/// commit, nothing is left to vacuum, and the new rows can be written frozen. A table with something attached that
/// would be lost with it (a view, an index, a grant, another owner), and every table on Citus, is emptied by
/// <c>delete</c> instead.
/// </remarks>
internal sealed class FullStrategy(TableImport import, bool isCitus) : LoadStrategy
{
    private StagingTarget? _target;

    /// <inheritdoc />
    public override async Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, long loadId, CancellationToken cancellationToken)
    {
        if (!shape.Exists)
        {
            await StagingTableBuilder.CreateAsync(session, import, cancellationToken);
            return _target = new(import.Table, import.Table, isNew: true, import.Columns);
        }

        bool isReplaceable = !isCitus
            && await session.ScalarAsync<bool>(
                SqlScript.Of("staging/is_replaceable.sql", import.Table.Quoted), cancellationToken);
        if (!isReplaceable)
        {
            await session.ExecuteAsync(SqlText.Of($"delete from {import.Table}"), cancellationToken);
            return _target = new(import.Table, import.Table, isNew: false, shape.SourceColumns);
        }

        TableName successor = import.Table with { Name = $"etl_load_{loadId}" };
        Dictionary<string, SqlText> holes = new() { ["table"] = import.Table, ["successor"] = successor };
        await session.ExecuteAsync(SqlScript.Of("staging/create_successor.sql", holes), cancellationToken);
        return _target = new(import.Table, successor, isNew: true, shape.SourceColumns);
    }

    /// <inheritdoc />
    public override async Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, CancellationToken cancellationToken)
    {
        StagingShape shape = await StagingShape.ReadAsync(session, writeTo, cancellationToken);
        return _target = new(import.Table, writeTo, isNew: false, shape.SourceColumns);
    }

    /// <inheritdoc />
    public override async Task FinishAsync(EtlSession session, CancellationToken cancellationToken)
    {
        if (_target is null || _target.WriteTo == _target.Table) return;
        Dictionary<string, SqlText> holes = new()
        {
            ["table"] = _target.Table,
            ["successor"] = _target.WriteTo,
            ["name"] = new Identifier(_target.Table.Name),
        };
        await session.ExecuteAsync(SqlScript.Of("staging/replace_table.sql", holes), cancellationToken);
    }
}
