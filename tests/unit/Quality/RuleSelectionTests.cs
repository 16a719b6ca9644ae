using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Quality;

namespace EtlTools.Tests.Unit.Quality;

public sealed class RuleSelectionTests
{
    private static readonly QualityOptions s_all = new()
    {
        Model = new EtlModel
        {
            Name = "shop",
            Folder = "/models/shop",
            Rules =
            [
                Rule("Email present", QualityCategory.Completeness),
                Rule("Email (valid)", QualityCategory.Conformity),
                Rule("Price above zero", QualityCategory.Validity),
            ],
        },
    };

    [Theory]
    [InlineData("*", "Email present|Email (valid)|Price above zero")]
    [InlineData("email*", "Email present|Email (valid)")]
    [InlineData("Email (valid)", "Email (valid)")]
    [InlineData("?rice*", "Price above zero")]
    public void Names_take_wildcards_and_ignore_case(string name, string expected) =>
        Assert.Equal(expected, Names(s_all with { Rules = [name] }));

    [Fact]
    public void Names_and_categories_both_restrict() =>
        Assert.Equal("Email present", Names(s_all with { Rules = ["Email*"], Categories = [QualityCategory.Completeness] }));

    [Fact]
    public void Without_a_restriction_all_rules_run_in_the_models_order() =>
        Assert.Equal("Email present|Email (valid)|Price above zero", Names(s_all));

    [Fact]
    public void A_name_that_fits_no_rule_is_an_error_that_lists_the_rules()
    {
        EtlException error = Assert.Throws<EtlException>(() => RuleSelection.Of(s_all with { Rules = ["Price", "Email*"] }));
        Assert.Equal((ErrorIds.QualityUnknownRule, "Price"), (error.Id, error.Target));
        Assert.Contains("'Price above zero'", error.NextStep, StringComparison.Ordinal);
    }

    private static string Names(QualityOptions options) =>
        string.Join('|', RuleSelection.Of(options).Select(rule => rule.Name));

    private static QualityRule Rule(string name, QualityCategory category) => new()
    {
        Name = name,
        Table = "dim_customer",
        Check = "not_null",
        Columns = ["email"],
        Category = category,
        File = "shop.yml",
        Line = 1,
    };
}
