using EtlTools.Sql;

namespace EtlTools.Staging;

/// <summary>Where the rows of a load are written.</summary>
/// <param name="Table">The staging table.</param>
/// <param name="WriteTo">The table the rows go into: the staging table, or the one that is to take its place.</param>
/// <param name="IsNew">Whether <paramref name="WriteTo"/> was created by this transaction.</param>
internal sealed record StagingTarget(TableName Table, TableName WriteTo, bool IsNew)
{
    /// <summary>Whether the table is replaced at the end.</summary>
    public bool IsSuccessor => WriteTo != Table;

    /// <summary>The COPY for a file's columns; see <see cref="RowEncoder"/> for the order of the others.</summary>
    /// <remarks>Rows of a table that nobody else can see yet are frozen at once, so that no vacuum has to come back.</remarks>
    public SqlText Copy(FileImport file) => SqlScript.Of(
        IsNew ? "staging/copy_into_new.sql" : "staging/copy.sql",
        new Dictionary<string, SqlText>
        {
            ["table"] = WriteTo,
            ["columns"] = SqlText.Columns([.. file.Columns.Select(column => column.Name), .. RowEncoder.AuditColumnOrder]),
        });
}
