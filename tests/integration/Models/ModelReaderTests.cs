using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Integration.Models;

public sealed class ModelReaderTests : IDisposable
{
    private readonly ModelFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dimension_says_what_its_header_says()
    {
        _folder.Write("dimensions/dim_customer.sql", """
            /*
            dimension: dim_customer
            description: Customers
            key: [shop, id]
            type2: [city]
            type0: [joined]
            effective_from: joined
            changed_at: changed
            order_by: [changed desc]
            vanished: close
            columns: { city: Where they live }
            */

            select 1 from src.customer;
            """);
        DimensionTable dimension = Assert.IsType<DimensionTable>(Assert.Single((await _folder.ReadAsync()).Tables));
        Assert.Equal(["shop", "id"], dimension.Key);
        Assert.Equal(("customer_key", "joined", "changed", VanishedRows.Close), (dimension.SurrogateKey, dimension.EffectiveFrom, dimension.ChangedAt, dimension.Vanished));
        Assert.Equal(["city", "joined", "changed desc"], [.. dimension.Type2, .. dimension.Type0, .. dimension.OrderBy]);
        Assert.Equal(("select 1 from src.customer", 14, 1), (dimension.Select, dimension.SelectLine, dimension.SelectColumn));
        Assert.Equal("Where they live", dimension.ColumnComments["city"]);
    }

    [Fact]
    public async Task A_staging_table_says_what_is_done_about_drift()
    {
        _folder.Write("staging/a.yml", "table: a\nfiles: [a.csv]\ndrift: freeze");
        _folder.Write("staging/b.yml", "table: b\nfiles: [b.csv]\ndrift: { new: discard_column, type: discard_row }");
        _folder.Write("staging/c.yml", "table: c\nfiles: [c.csv]");
        EtlModel model = await _folder.ReadAsync();
        Assert.Equal(DriftAction.Freeze, model.Staging[0].Drift![DriftKind.Missing]);
        Assert.Equal(
            (DriftAction.DiscardColumn, DriftAction.DiscardRow, DriftAction.Evolve),
            (model.Staging[1].Drift![DriftKind.New], model.Staging[1].Drift![DriftKind.Type],
                model.Staging[1].Drift![DriftKind.Missing]));
        Assert.Null(model.Staging[2].Drift);
    }

    [Fact]
    public async Task A_folder_without_a_model_is_refused()
    {
        EtlException error = await Assert.ThrowsAsync<EtlException>(
            () => ModelReader.ReadAsync(Path.Combine(Path.GetTempPath(), "no-model-here"), CancellationToken.None));
        Assert.Equal(ErrorIds.ModelNotFound, error.Id);
    }

    [Theory]
    [InlineData("model.yml", "", "model.yml:1: '' is null; expected a mapping")]
    [InlineData("model.yml", "name: shop\ncolour: blue", "model.yml:2: 'colour' is not known here")]
    [InlineData("model.yml", "description: no name", "'name' is missing")]
    [InlineData("staging/s.yml", "table: s\nfiles: [s.csv]\ndrift: ignore", "s.yml:3: 'drift' is \"ignore\"; expected text like ^(evolve|freeze|")]
    [InlineData("staging/s.yml", "table: s\nfiles: [s.csv]\ndrift:\n  new: freeze\n  missing: discard_row", "s.yml:5: 'drift.missing' is \"discard_row\"; expected one of evolve, freeze")]
    [InlineData("dimensions/d.sql", "select 1", "d.sql:1: not a table of a model")]
    [InlineData("dimensions/d.sql", "/* key: id */ select 1", "its header names none of dimension")]
    [InlineData("dimensions/d.sql", "/*\ndimension: d\nkey: id\n*/\n", "there is no select")]
    [InlineData("dimensions/d.sql", "/*\ndimension: d\nkey: id\ntyp2: [a]\n*/\nselect 1", "d.sql:4: 'typ2' is not known here")]
    [InlineData("dimensions/d.sql", "/*\ndimension: d\n\nkey: id\nvanished: delete\n*/\nselect 1", "d.sql:5: 'vanished' is \"delete\"; expected one of keep, close")]
    [InlineData("dimensions/d.sql", "/*\ndimension: d x\nkey: id\n*/\nselect 1", "d.sql:2: 'dimension' is \"d x\"")]
    [InlineData("dimensions/d.sql", "/*\ncalendar: d\nfrom: 2024-02-30\nto: 2024-12-31\n*/", "d.sql:3: 'from' is 2024-02-30; expected a date")]
    [InlineData("facts/f.sql", "/*\nfact: f\nkey: id\nlookups:\n  c_key: { dimension: c, on: c_id, when: t }\n*/\nselect 1", "f.sql:5: 'when' is not known here")]
    [InlineData("facts/f.sql", "/*\nfact: f\nkey: id\nlookups: { c_key: { dimension: c } }\n*/\nselect 1", "'on' is missing")]
    [InlineData("quality/q.yml", "rule: r", "q.yml:1: a quality file is a list of rules")]
    [InlineData("quality/q.yml", "- rule: a\n  table: t\n  check: row_count\n  category: Validity\n  min: 1\n- rule: r\n  table: t\n  check: range\n  column: c\n  category: Validity", "q.yml:6: rule 'r' checks range but says no min")]
    [InlineData("quality/q.yml", "- rule: r\n  table: t\n  check: sql\n  category: Validity\n  sql: none.sql", "q.yml:5: there is no none.sql beside it")]
    public async Task What_is_wrong_in_a_file_is_refused_with_its_place(string file, string text, string message)
    {
        _folder.Write(file, text);
        EtlException error = await Assert.ThrowsAsync<EtlException>(_folder.ReadAsync);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.NextStep);
    }
}
