using System.Data;
using EtlTools.Sql;

namespace EtlTools.Tests.Unit.Sql;

public sealed class RowValuesTests
{
    [Fact]
    public void Columns_keep_their_order_and_a_null_is_null()
    {
        using DataTable table = new();
        table.Columns.Add("b", typeof(int));
        table.Columns.Add("a", typeof(string));
        table.Rows.Add(1, DBNull.Value);
        using DataTableReader row = table.CreateDataReader();
        row.Read();
        Assert.Equal([new("b", 1), new KeyValuePair<string, object?>("a", null)], RowValues.Read(row));
    }
}
