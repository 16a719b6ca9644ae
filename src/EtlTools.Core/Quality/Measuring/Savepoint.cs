using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Quality.Measuring;

/// <summary>Keeps a transaction usable when one of its statements fails.</summary>
internal static class Savepoint
{
    /// <summary>
    /// Does a piece of work; when the server refuses it, only that piece is rolled back before the error goes on.
    /// </summary>
    public static async Task<T> WithinAsync<T>(
        EtlSession session, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(SqlText.Of($"savepoint quality_rule"), cancellationToken);
        try
        {
            T result = await work();
            await session.ExecuteAsync(SqlText.Of($"release savepoint quality_rule"), cancellationToken);
            return result;
        }
        catch (EtlException)
        {
            await session.ExecuteAsync(
                SqlText.Of($"rollback to savepoint quality_rule; release savepoint quality_rule"), cancellationToken);
            throw;
        }
    }
}
