using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Profiling;
using EtlTools.Sql;
using Npgsql;

namespace EtlTools.Tests.Integration.Profiling;

[Collection("postgres")]
public sealed class ServerMemoryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_server_sends_the_rows_as_it_reads_them_and_keeps_none()
    {
        // One connection, so that the profile runs on the one that is prepared here.
        NpgsqlConnectionStringBuilder single = new(await postgres.CreateDatabaseAsync())
        {
            MaxPoolSize = 1,
            NoResetOnClose = true,
        };
        await using EtlDatabase database = await EtlDatabase.ConnectAsync(
            new DatabaseOptions { ConnectionString = single.ConnectionString }, null, CancellationToken.None);
        await using (EtlSession session = await database.OpenSessionAsync(CancellationToken.None))
        {
            // 64 KB, and nowhere to put what does not fit in there.
            await session.ExecuteAsync(
                SqlText.Of($"""
                    create table public.many as select md5(i::text) as a from generate_series(1, 100000) as i;
                    set work_mem = '64kB';
                    set hash_mem_multiplier = 1;
                    set temp_file_limit = 0
                    """),
                CancellationToken.None);
            EtlException refused = await Assert.ThrowsAsync<EtlException>(() => session.ScalarAsync<long>(
                SqlText.Of($"select count(distinct a) from public.many"), CancellationToken.None));
            Assert.Contains("temp_file_limit", refused.Message, StringComparison.Ordinal);
        }

        ProfileOptions options = new() { Table = "public.many", Key = ["a"] };
        TableProfile profile = await TableProfiler.RunAsync(database, options, null, CancellationToken.None);
        Assert.Equal((100_000, 100_000), (profile.Rows, profile.Key!.Distinct));
    }
}
