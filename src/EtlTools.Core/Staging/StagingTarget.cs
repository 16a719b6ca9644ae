using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Where the rows of a load are written.</summary>
/// <param name="table">The staging table.</param>
/// <param name="writeTo">The table the rows go into: the staging table, or another one that they leave later.</param>
/// <param name="isNew">Whether <paramref name="writeTo"/> was created by this transaction.</param>
/// <param name="columns">The columns <paramref name="writeTo"/> has for the fields of sources.</param>
internal sealed class StagingTarget(TableName table, TableName writeTo, bool isNew, IEnumerable<string> columns)
{
    private readonly HashSet<string> _columns = new(columns, StringComparer.Ordinal);

    /// <summary>The staging table.</summary>
    public TableName Table => table;

    /// <summary>The table the rows go into.</summary>
    public TableName WriteTo => writeTo;

    /// <summary>The columns <see cref="WriteTo"/> has for the fields of sources by now.</summary>
    public IReadOnlyCollection<string> Columns => _columns;

    /// <summary>The COPY for columns in the order of the rows.</summary>
    /// <remarks>Rows of a table that nobody else can see yet are frozen at once, so that no vacuum has to come back.</remarks>
    public SqlText Copy(IReadOnlyList<string> order) => SqlScript.Of(
        isNew ? "staging/copy_into_new.sql" : "staging/copy.sql",
        new Dictionary<string, SqlText> { ["table"] = writeTo, ["columns"] = SqlText.Columns(order) });

    /// <summary>The column for each field of a source; those that are missing are added to the table.</summary>
    /// <returns>Names of columns in the order of the header; null for a field that is left out.</returns>
    public async Task<IReadOnlyList<string?>> ColumnsForAsync(
        EtlSession session, IReadOnlyList<string> header, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = ColumnNames.Of(header);
        foreach (string name in names.Where(_columns.Add))
        {
            await session.ExecuteAsync(
                SqlText.Of($"alter table {writeTo} add column {new Identifier(name)} text"), cancellationToken);
        }

        return names;
    }
}
