using EtlTools.Diagnostics;
using Npgsql;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

/// <summary>What the database itself refuses, whoever writes.</summary>
[Collection("postgres")]
public sealed class ConstraintTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("1, '2024-05-01', '9999-12-31', true", PostgresErrorCodes.UniqueViolation, "dim_customer_current")]
    [InlineData("1, '0001-01-01', '2024-05-01', false", PostgresErrorCodes.UniqueViolation, "dim_customer_version")]
    [InlineData("1, '2024-05-01', '2024-05-01', false", PostgresErrorCodes.CheckViolation, "dim_customer_period")]
    [InlineData("1, '2024-05-02', '2024-05-01', false", PostgresErrorCodes.CheckViolation, "dim_customer_period")]
    [InlineData("null, '2024-05-01', '2024-05-02', false", PostgresErrorCodes.CheckViolation, "dim_customer_key")]
    public async Task A_version_that_breaks_history_is_refused(string values, string state, string constraint)
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => customers.Warehouse.ExecuteAsync($"""
            insert into warehouse.dim_customer (id, valid_from, valid_to, is_current, inserted_run_id, updated_run_id)
            values ({values}, 1, 1)
            """));
        PostgresException cause = Assert.IsType<PostgresException>(error.InnerException);
        Assert.Equal((state, constraint), (cause.SqlState, cause.ConstraintName));
    }

    [Fact]
    public async Task A_second_unknown_member_is_refused()
    {
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres);
        await customers.LoadAsync("03-01", "(1, 'Rio', 'RJ', 'a@x', null, null)");
        EtlException error = await Assert.ThrowsAsync<EtlException>(() => customers.Warehouse.ExecuteAsync(
            "update warehouse.dim_customer set customer_key = -1"));
        Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsType<PostgresException>(error.InnerException).SqlState);
    }
}
