using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Staging.Rejects;

namespace EtlTools.Tests.Unit.Staging.Rejects;

public sealed class MendedRejectFileTests
{
    [Theory]
    [InlineData("{\"rejects\":[{\"rejectId\":7,\"loadId\":1,\"fields\":{\"id\":\"1\",\"b\":null}},{\"rejectId\":8,\"fields\":{\"id\":2}}]}")]
    [InlineData("[{\"rejectId\":7,\"fields\":{\"id\":\"1\",\"b\":null}},{\"rejectId\":8,\"fields\":{\"id\":2}}]")]
    [InlineData("{\"rejectId\":7,\"fields\":{\"id\":\"1\",\"b\":null}}\n{\"rejectId\":8,\"fields\":{\"id\":2}}\n")]
    [InlineData("\uFEFF\n{\"rejectId\":7,\"fields\":{\"id\":\"1\",\"b\":null}} {\"rejectId\":8,\"fields\":{\"id\":2}}")]
    public void Json_is_a_document_a_list_or_lines(string text)
    {
        IReadOnlyList<MendedReject> rejects = Parse(text);
        Assert.Equal([7, 8], rejects.Select(reject => reject.RejectId));
        Assert.Equal(new Dictionary<string, string?> { ["id"] = "1", ["b"] = null }, rejects[0].Fields);
        Assert.Equal("2", rejects[1].Fields["id"]);
    }

    [Fact]
    public void Numbers_keep_their_digits() =>
        Assert.Equal("12345678901234567890.10", Parse("{\"rejectId\":7,\"fields\":{\"n\":12345678901234567890.10}}")[0].Fields["n"]);

    [Fact]
    public void Csv_has_a_column_with_their_ids()
    {
        MendedReject reject = Parse("id,reject_id,b\n1,7,\n").Single();
        Assert.Equal(7, reject.RejectId);
        Assert.Equal(new Dictionary<string, string?> { ["id"] = "1", ["b"] = null }, reject.Fields);
    }

    [Theory]
    [InlineData("id,b\n1,2\n", "mended:1: there is no column reject_id")]
    [InlineData("reject_id,b\nx,2\n", "mended:2: the reject_id is 'x'")]
    [InlineData("reject_id,b\n1\n", "mended:2: 1 fields were found, 2 were expected")]
    [InlineData("{\"rejectId\":7,\n\"fields\":}", "mended:2: no JSON")]
    [InlineData("[{\"rejectId\":7,\"fields\":{}}, {\"id\":1}]", "mended: object 2 is no reject")]
    [InlineData("[1]", "mended: object 1 is no reject")]
    public void What_is_no_reject_is_refused(string text, string message)
    {
        EtlException error = Assert.Throws<EtlException>(() => Parse(text));
        Assert.Equal(ErrorIds.StagingReject, error.Id);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<MendedReject> Parse(string text) => MendedRejectFile.Parse("mended", Encoding.UTF8.GetBytes(text));
}
