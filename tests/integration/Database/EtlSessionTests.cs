using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Sql;

namespace EtlTools.Tests.Integration.Database;

[Collection("postgres")]
public sealed class EtlSessionTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_lost_connection_is_told_as_one_that_may_be_tried_again()
    {
        await using EtlDatabase database = await ConnectAsync();
        await using EtlSession session = await database.OpenSessionAsync(default);
        await using EtlSession other = await database.OpenSessionAsync(default);
        int backend = await session.ScalarAsync<int>(SqlText.Of($"select pg_backend_pid()"), default);
        await other.ScalarAsync<bool>(SqlText.Of($"select pg_terminate_backend({backend}, 5000)"), default);

        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => session.ExecuteAsync(SqlText.Of($"select 1"), default));

        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_statement_the_server_cancels_is_an_error_with_its_reason()
    {
        await using EtlDatabase database = await ConnectAsync();
        await using EtlSession session = await database.OpenSessionAsync(default);
        await session.ExecuteAsync(SqlText.Of($"set statement_timeout = '20ms'"), default);

        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => session.ExecuteAsync(SqlText.Of($"select pg_sleep(5)"), default));

        Assert.Equal(ErrorIds.DatabaseStatement, error.Id);
        Assert.Contains("statement timeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_the_caller_cancels_ends_as_cancelled()
    {
        await using EtlDatabase database = await ConnectAsync();
        await using EtlSession session = await database.OpenSessionAsync(default);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => session.ExecuteAsync(SqlText.Of($"select pg_sleep(5)"), stop.Token));
    }

    private async Task<EtlDatabase> ConnectAsync() => await EtlDatabase.ConnectAsync(
        new DatabaseOptions { ConnectionString = await postgres.CreateDatabaseAsync() }, null, default);
}
