using EtlTools.Database;
using EtlTools.Sql;
using EtlTools.Staging.Drift;

namespace EtlTools.Staging;

/// <summary>Where the rows of a load are written.</summary>
/// <param name="table">The staging table.</param>
/// <param name="writeTo">The table the rows go into: the staging table, or another one that they leave later.</param>
/// <param name="isNew">Whether <paramref name="writeTo"/> was created by this transaction.</param>
/// <param name="columns">The columns <paramref name="writeTo"/> has for the fields of sources.</param>
internal sealed class StagingTarget(TableName table, TableName writeTo, bool isNew, IEnumerable<string> columns)
{
    private readonly List<string> _columns = [.. columns];
    private bool _isNew = isNew;

    /// <summary>The staging table.</summary>
    public TableName Table => table;

    /// <summary>The table the rows go into.</summary>
    public TableName WriteTo => writeTo;

    /// <summary>The columns it has for the fields of sources, in its order, those added by now among them.</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>The COPY for columns in the order of the rows.</summary>
    /// <remarks>Rows of a table that nobody else can see yet are frozen at once, so that no vacuum has to come back.</remarks>
    public SqlText Copy(IReadOnlyList<string> order) => SqlScript.Of(
        _isNew ? "staging/copy_into_new.sql" : "staging/copy.sql",
        new Dictionary<string, SqlText> { ["table"] = writeTo, ["columns"] = SqlText.Columns(order) });

    /// <summary>Notes that the transaction that created the table is over.</summary>
    public void Settle() => _isNew = false;

    /// <summary>The column for each field of a source; missing ones are added where the policy says so.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="header">The names of the fields, as the source has them.</param>
    /// <param name="drift">What is done about columns the table does not have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Names of columns in the order of the header; null for a field that is left out.</returns>
    /// <exception cref="Diagnostics.EtlException">There is a new one, and the policy is freeze.</exception>
    public async Task<IReadOnlyList<string?>> ColumnsForAsync(
        EtlSession session, IReadOnlyList<string> header, LoadDrift drift, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = ColumnNames.Of(header);
        drift.SetSourceColumns(names);
        string?[] taken = [.. names.Select(name => drift.Takes(name, _columns.Contains(name)) ? name : null)];
        foreach (string name in taken.OfType<string>().Except(_columns, StringComparer.Ordinal).ToArray())
        {
            _columns.Add(name);
            await session.ExecuteAsync(
                SqlText.Of($"alter table {writeTo} add column {new Identifier(name)} text"), cancellationToken);
        }

        return taken;
    }
}
