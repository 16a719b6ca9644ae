using EtlTools.Diagnostics;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Unit.Staging.Drift;

public sealed class DriftPolicyTests
{
    [Fact]
    public void Without_a_word_everything_is_taken_over() =>
        Assert.All(Enum.GetValues<DriftKind>(), kind => Assert.Equal(DriftAction.Evolve, DriftPolicy.Default[kind]));

    [Fact]
    public void One_word_is_for_all_kinds_that_take_it()
    {
        Assert.All(Enum.GetValues<DriftKind>(), kind => Assert.Equal(DriftAction.Freeze, DriftPolicy.Parse("freeze")[kind]));
        DriftPolicy rows = DriftPolicy.Parse("discard-row");
        Assert.Equal(
            (DriftAction.DiscardRow, DriftAction.Evolve, DriftAction.DiscardRow),
            (rows[DriftKind.New], rows[DriftKind.Missing], rows[DriftKind.Type]));
    }

    [Fact]
    public void Kinds_have_policies_of_their_own()
    {
        DriftPolicy policy = DriftPolicy.Parse("new = discard_column, Missing=freeze");
        Assert.Equal(
            (DriftAction.DiscardColumn, DriftAction.Freeze, DriftAction.Evolve),
            (policy[DriftKind.New], policy[DriftKind.Missing], policy[DriftKind.Type]));
    }

    [Fact]
    public void What_a_call_does_not_name_is_as_the_model_says()
    {
        DriftPolicy policy = DriftPolicy.Parse("new=evolve").Over(DriftPolicy.Parse("new=freeze,type=freeze"));
        Assert.Equal((DriftAction.Evolve, DriftAction.Freeze), (policy[DriftKind.New], policy[DriftKind.Type]));
    }

    [Theory]
    [InlineData("ignore", "'ignore' says nothing about drift: it is no policy; evolve, freeze, discard_column, discard_row")]
    [InlineData("", "'' says nothing about drift: it is no policy")]
    [InlineData("age=freeze", "'age' says nothing about drift: it is no kind; new, missing, reordered, renamed, narrowed, type")]
    [InlineData("new=", "'' says nothing about drift: it is no policy")]
    [InlineData("missing=discard_row", "'missing=discard_row' says nothing about drift: there is no column to leave out")]
    public void What_is_no_policy_is_refused(string text, string message)
    {
        EtlException error = Assert.Throws<EtlException>(() => DriftPolicy.Parse(text));
        Assert.Equal(ErrorIds.StagingDriftPolicy, error.Id);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
