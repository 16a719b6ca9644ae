using Npgsql;

namespace EtlTools.Database;

/// <summary>A transaction; what is not committed is rolled back.</summary>
public sealed class EtlTransaction : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;

    internal EtlTransaction(NpgsqlTransaction transaction) => _transaction = transaction;

    /// <summary>Makes the changes last.</summary>
    /// <param name="cancellationToken">Stops waiting; the outcome is then unknown.</param>
    /// <returns>A task that ends when the server has confirmed.</returns>
    public Task CommitAsync(CancellationToken cancellationToken) => _transaction.CommitAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _transaction.DisposeAsync();
}
