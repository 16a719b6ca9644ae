using EtlTools.Sql;

namespace EtlTools.Tests.Unit.Sql;

public sealed class SqlScriptTests
{
    private static readonly Dictionary<string, SqlText> s_target = new() { ["target"] = new TableName("s", "t") };

    [Fact]
    public void Names_and_values_fill_the_holes()
    {
        (string text, IReadOnlyList<object?> values) = SqlScript.Of("table/preview.sql", s_target, 7L, 20).Render();
        Assert.Equal("select * from \"s\".\"t\" where updated_run_id = $1 limit $2", text.Trim());
        Assert.Equal([7L, 20], values);
    }

    [Fact]
    public void A_value_used_twice_is_sent_for_each_place()
    {
        Dictionary<string, SqlText> holes = new(s_target) { ["columns"] = SqlText.Columns(["a"]), ["source"] = SqlText.Of($"(select 1 as a)") };
        (string text, IReadOnlyList<object?> values) = SqlScript.Of("keyed/insert_all.sql", holes, 7L).Render();
        Assert.Contains("$1, $2", text, StringComparison.Ordinal);
        Assert.Equal([7L, 7L], values);
    }

    [Fact]
    public void An_unfilled_name_is_refused() =>
        Assert.Contains(
            "{target}",
            Assert.Throws<ArgumentException>(() => SqlScript.Of("table/preview.sql", 7L, 20)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_unfilled_value_is_refused() =>
        Assert.Contains(
            "$2",
            Assert.Throws<ArgumentException>(() => SqlScript.Of("table/preview.sql", s_target, 7L)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_name_without_a_hole_is_refused()
    {
        Dictionary<string, SqlText> holes = new(s_target) { ["filter"] = SqlText.Empty };
        Assert.Contains(
            "filter",
            Assert.Throws<ArgumentException>(() => SqlScript.Of("table/preview.sql", holes, 7L, 20)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_without_a_hole_is_refused() =>
        Assert.Throws<ArgumentException>(() => SqlScript.Of("table/preview.sql", s_target, 7L, 20, "more"));

    [Fact]
    public void A_hole_inside_what_fills_a_hole_stays_text()
    {
        Dictionary<string, SqlText> holes = new() { ["target"] = SqlText.Trusted("(select '{target} $9') q") };
        Assert.Contains("'{target} $9'", SqlScript.Of("table/preview.sql", holes, 7L, 20).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_script_is_refused() =>
        Assert.Contains(
            "sql/table/nothing.sql",
            Assert.Throws<ArgumentException>(() => SqlScript.Of("table/nothing.sql")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Catalog_scripts_come_in_the_order_of_their_numbers()
    {
        IReadOnlyList<string> scripts = SqlScript.List("catalog");
        Assert.Equal("catalog/0001-runs.sql", scripts[0]);
        Assert.Equal(scripts.Order(StringComparer.Ordinal), scripts);
    }
}
