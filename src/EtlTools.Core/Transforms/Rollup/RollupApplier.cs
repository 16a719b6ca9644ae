using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sql;
using EtlTools.Transforms.Tables;

namespace EtlTools.Transforms.Rollup;

/// <summary>Writes measures back to a dimension, to every version of a member, as a type 1 change would.</summary>
internal sealed class RollupApplier(EtlSession session, RollupTable rollup, TableContext context) : TableApplier
{
    private readonly DimensionTable _dimension = context.Model.Tables.OfType<DimensionTable>().First(table => table.Name == rollup.Name);
    private IReadOnlyList<string> _measures = [];

    /// <inheritdoc />
    public override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TableColumn> columns = await SelectDescriber.DescribeAsync(session, rollup, cancellationToken);
        IReadOnlyList<TableColumn> measures = [.. columns.Where(column => !rollup.Key.Contains(column.Name))];
        if (measures.Count == 0 || rollup.Key.Any(name => columns.All(column => column.Name != name)))
        {
            throw new EtlException(
                ErrorIds.ModelSelect,
                $"{rollup.File}:{rollup.SelectLine}: a rollup returns its key ({string.Join(", ", rollup.Key)}) and at least one measure; "
                + $"this returns {string.Join(", ", columns.Select(column => column.Name))}.",
                "Mend the select or the header.",
                rollup.File);
        }

        OwnColumns.Refuse(rollup, measures, OwnColumns.Of(_dimension));
        _measures = [.. measures.Select(column => column.Name)];
        await RefuseMissingColumnsAsync(cancellationToken);
        TableShape shape = new() { Table = context.Table, Columns = measures, Definitions = [] };
        await TableBuilder.EnsureAsync(session, shape, rollup, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<StepCounts> ApplyAsync(CancellationToken cancellationToken)
    {
        await MaterializeAsync(cancellationToken);
        ChangeCounts source = await ChangeCounts.ReadAsync(
            session, rollup, context.Change, context.Change, cancellationToken);
        (long members, long known, long changed) = await CountAsync(cancellationToken);
        if (changed > 0) await session.ExecuteAsync(UpdateMembers(), cancellationToken);
        long cleared = await session.ExecuteAsync(ClearMembers(), cancellationToken);
        return new StepCounts
        {
            RowsRead = source.RowsRead,
            RowsUpdated = changed,
            RowsSkipped = members - known,
            RowsDeleted = cleared,
        };
    }

    private async Task RefuseMissingColumnsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<TableColumn> existing = await TableCatalog.ColumnsAsync(session, context.Table, cancellationToken);
        string? missing = rollup.Key.FirstOrDefault(name => existing.All(column => column.Name != name));
        if (missing is null) return;
        throw existing.Count == 0
            ? new EtlException(
                ErrorIds.ModelSelect,
                $"{rollup.File}:{rollup.SelectLine}: {context.Table} is not there yet, so that nothing can be written back to it.",
                "Build the dimension first.",
                rollup.File)
            : new EtlException(
                ErrorIds.ModelSelect,
                $"{rollup.File}:{rollup.SelectLine}: {rollup.Name} has no column {missing}, which the rollup has as its key.",
                $"Use the key of {rollup.Name} ({string.Join(", ", _dimension.Key)}) in the select and the header.",
                rollup.File);
    }

    private async Task MaterializeAsync(CancellationToken cancellationToken)
    {
        SqlText create = SqlText.Of($"""
            create unlogged table {context.Change} as
            select q.*, 'update' as etl_action from ({SqlText.Trusted(rollup.Select)}
            ) q
            """);
        await ModelStatement.ExecuteAsync(session, rollup, create, cancellationToken);
        await session.ExecuteAsync(SqlText.Of($"analyze {context.Change}"), cancellationToken);
    }

    private async Task<(long Members, long Known, long Changed)> CountAsync(CancellationToken cancellationToken)
    {
        SqlText count = SqlScript.Of("rollup/count_members.sql", Holes(
            ("surrogate_key", new Identifier(_dimension.SurrogateKey)),
            ("key", Row.List("c", rollup.Key)),
            ("differs", Row.Differs("d", "c", _measures))));
        return (await session.QueryAsync(
            count, row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken))[0];
    }

    private SqlText UpdateMembers() => SqlScript.Of(
        "rollup/update_members.sql",
        Holes(("assignments", Row.Assign("c", _measures)), ("differs", Row.Differs("d", "c", _measures))),
        context.RunId);

    private SqlText ClearMembers() => SqlScript.Of(
        "rollup/clear_members.sql",
        Holes(
            ("nulls", SqlText.Join(", ", _measures.Select(name => SqlText.Of($"{new Identifier(name)} = null")))),
            ("has_values", SqlText.Join(" or ", _measures.Select(name => SqlText.Of($"{Row.Of("d", name)} is not null"))))),
        context.RunId);

    private Dictionary<string, SqlText> Holes(params (string Name, SqlText Sql)[] holes)
    {
        Dictionary<string, SqlText> all = TargetHoles.WithChange(context, holes);
        all["key_equal"] = Row.Equal("d", "c", rollup.Key);
        return all;
    }
}
