using EtlTools.Diagnostics;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms;

/// <summary>A dimension of customers: city and state are of type 2, email of type 1, the day of joining of type 0.</summary>
internal sealed class CustomerHistory : IAsyncDisposable
{
    private readonly SmallWarehouse _warehouse;

    private CustomerHistory(SmallWarehouse warehouse) => _warehouse = warehouse;

    public SmallWarehouse Warehouse => _warehouse;

    public static async Task<CustomerHistory> CreateAsync(PostgresFixture postgres, string header = "")
    {
        SmallWarehouse warehouse = await SmallWarehouse.CreateAsync(postgres);
        await warehouse.ExecuteAsync(
            "create table src.customer (id int, city text, state text, email text, joined date, changed timestamptz)");
        CustomerHistory history = new(warehouse);
        history.Describe(header);
        return history;
    }

    /// <summary>Writes the model's file: the select starts on line 7.</summary>
    public void Describe(string header, string select = "select id, city, state, email, joined, changed\nfrom src.customer") =>
        _warehouse.Folder.Write("dimensions/dim_customer.sql", $"""
            /*
            dimension: dim_customer
            key: id
            type2: [city, state]
            type0: [joined]
            {header}
            */
            {select}
            """);

    /// <summary>Makes the source hold these rows, <c>(id, city, state, email, joined, changed)</c>, and builds.</summary>
    public async Task<StepCounts> LoadAsync(string day, params string[] rows)
    {
        await SourceAsync(rows);
        return await _warehouse.BuildAsync("dim_customer", day);
    }

    /// <summary>What the build is refused with.</summary>
    public async Task<EtlException> RefusedAsync(string day, params string[] rows)
    {
        await SourceAsync(rows);
        return await _warehouse.RefusedAsync("dim_customer", day);
    }

    public async Task SourceAsync(params string[] rows)
    {
        await _warehouse.ExecuteAsync("truncate src.customer");
        if (rows.Length > 0) await _warehouse.ExecuteAsync($"insert into src.customer values {string.Join(", ", rows)}");
    }

    public Task<string[]> VersionsAsync(string columns = "id, city") => _warehouse.VersionsAsync("dim_customer", columns);

    public ValueTask DisposeAsync() => _warehouse.DisposeAsync();
}
