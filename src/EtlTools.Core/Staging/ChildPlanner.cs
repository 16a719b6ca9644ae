using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Finds out which tables take the rows inside of records, and what they look like.</summary>
internal static class ChildPlanner
{
    /// <summary>Plans the tables for rows inside the records of an import.</summary>
    /// <param name="session">The database.</param>
    /// <param name="parent">The import.</param>
    /// <param name="key">The key of its records; empty where none is named.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EtlException">The import has no way to land them, or a table is no staging table.</exception>
    public static async Task<IReadOnlyList<ChildImport>> PlanAsync(
        EtlSession session, TableImport parent, IReadOnlyList<string> key, CancellationToken cancellationToken)
    {
        if (key.Count == 0 && !LandingPlan.IsKeyed(parent.Mode))
            key = parent.Sources.Select(source => source.Source.ArrayKey).FirstOrDefault(own => own.Count > 0) ?? [];
        IReadOnlyList<string> names = key.Count == 0 ? [] : ColumnNames.Of(key);
        List<ChildImport> children = [];
        IEnumerable<string> fields = parent.Sources.SelectMany(source => source.Children.Keys);
        foreach (string field in fields.Distinct(StringComparer.Ordinal))
        {
            TableName table = parent.Table with { Name = $"{parent.Table.Name}_{field}" };
            LandingPlan.RefuseName(table);
            StagingShape shape = await StagingShape.ReadAsync(session, table, cancellationToken);
            TableImport import = new()
            {
                Table = table,
                Mode = parent.Mode,
                Exists = shape.Exists,
                AddedColumns = [],
                Landing = new LandingOptions { KeptTables = parent.Landing.KeptTables },
                CheckpointEvery = parent.CheckpointEvery,
                Sources = [.. parent.Sources.Select(source => RowsOf(source, field, names))],
            };
            children.Add(new(field, names, import with { AddedColumns = shape.Missing(import.Columns) }));
            if (LandingPlan.IsKeyed(parent.Mode))
                await ChildKeys.RefuseOthersAsync(session, parent, children[^1], cancellationToken);
        }

        return children;
    }

    private static SourceImport RowsOf(SourceImport source, string field, IReadOnlyList<string> key)
    {
        IReadOnlyList<string> header = [.. key, .. source.Children.GetValueOrDefault(field) ?? []];
        return source with
        {
            Columns = [.. header.Zip(ColumnNames.Of(header), (name, column) => new SourceColumn(name, column))],
            EstimatedRows = null,
        };
    }
}
