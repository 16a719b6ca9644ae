using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Tests.Unit.Staging;

public sealed class LoadFailureTests
{
    [Theory]
    [InlineData("stdin: it is cut off.", "stdin: it is cut off.")]
    [InlineData("staging.t was not free within 1 s.", "stdin: staging.t was not free within 1 s.")]
    public void A_failure_names_its_source_once(string error, string message) =>
        Assert.Equal(message, LoadFailure.Of(Failed("stdin", error, ErrorIds.StagingLocked))!.Message);

    [Fact]
    public void A_failure_says_what_its_error_says_to_do()
    {
        EtlException failure = LoadFailure.Of(Failed("a.csv", "a.csv is locked.", ErrorIds.StagingLocked))!;
        Assert.Equal((ErrorIds.StagingLocked, "Mend a.csv.", "a.csv"), (failure.Id, failure.NextStep, failure.Target));
    }

    [Fact]
    public void What_was_rolled_back_for_another_is_not_the_cause()
    {
        LoadResult[] loads =
        [
            Failed("a.csv", "a.csv was rolled back, because b.csv failed.", ErrorIds.StagingRolledBack),
            Failed("b.csv", "b.csv has no key.", ErrorIds.StagingKey),
            Failed("c.csv", "c.csv is damaged.", ErrorIds.StagingFile),
        ];
        Assert.Equal("b.csv", LoadFailure.CauseOf(loads)!.Target);
    }

    [Fact]
    public void Loads_that_did_not_fail_have_no_cause() =>
        Assert.Null(LoadFailure.CauseOf([Failed("a.csv", "", "") with { Status = LoadStatus.Partial, Error = null }]));

    private static LoadResult Failed(string file, string error, string errorId) => new()
    {
        LoadId = 1,
        RunId = 1,
        SourceFile = file,
        Table = "staging.t",
        Mode = "full",
        Status = LoadStatus.Failed,
        RowsRead = 0,
        RowsInserted = 0,
        RowsUpdated = 0,
        RowsUnchanged = 0,
        RowsSkipped = 0,
        RowsRejected = 0,
        RowsDeleted = 0,
        SourceBytes = 0,
        StartedAt = default,
        Duration = TimeSpan.Zero,
        ErrorId = errorId,
        Error = error,
        NextStep = $"Mend {file}.",
    };
}
