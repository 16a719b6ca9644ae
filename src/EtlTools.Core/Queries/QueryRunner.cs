using System.Runtime.CompilerServices;
using EtlTools.Database;
using EtlTools.Sql;

namespace EtlTools.Queries;

/// <summary>Runs a statement of the user's own, in a transaction that is read-only unless writing is allowed.</summary>
public static class QueryRunner
{
    /// <summary>Streams the rows.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">The statement.</param>
    /// <param name="cancellationToken">Stops it on the server; nothing it wrote stays.</param>
    /// <returns>Rows as names and values in the statement's order; none for a statement that returns none.</returns>
    /// <exception cref="Diagnostics.EtlException">The server refuses it.</exception>
    public static async IAsyncEnumerable<IReadOnlyDictionary<string, object?>> StreamAsync(
        EtlDatabase database, QueryOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        await using EtlTransaction transaction = await session.BeginAsync(cancellationToken);
        if (!options.AllowWrite) await session.ExecuteAsync(SqlScript.Of("run/read_only.sql"), cancellationToken);
        SqlText sql = SqlText.WithValues(options.Sql, options.Values);
        await foreach (IReadOnlyDictionary<string, object?> row in session.StreamAsync(sql, RowValues.Read, cancellationToken))
            yield return row;
        if (options is { AllowWrite: true, IsPreview: false }) await transaction.CommitAsync(cancellationToken);
    }
}
