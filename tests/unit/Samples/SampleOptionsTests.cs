using EtlTools.Diagnostics;
using EtlTools.Samples;

namespace EtlTools.Tests.Unit.Samples;

public class SampleOptionsTests
{
    private static readonly SampleOptions s_options = new() { OutputDirectory = "out" };

    public static TheoryData<SampleOptions, string> OutOfRange => new()
    {
        { s_options with { OutputDirectory = " " }, "OutputDirectory" },
        { s_options with { Customers = 0 }, "Customers" },
        { s_options with { Customers = 10_000_001 }, "Customers" },
        { s_options with { Products = 0 }, "Products" },
        { s_options with { Transactions = -1 }, "Transactions" },
        { s_options with { Campaigns = -1 }, "Campaigns" },
        { s_options with { Day = 3 }, "Day" },
        { s_options with { Date = new DateOnly(1949, 12, 31) }, "Date" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_value_out_of_range_is_refused_by_name(SampleOptions options, string name)
    {
        var exception = Assert.Throws<EtlException>(options.Check);
        Assert.Equal(ErrorIds.SamplesOptions, exception.Id);
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_in_range() => s_options.Check();

    [Fact]
    public void The_files_of_day_two_are_stamped_with_the_day_after()
    {
        Assert.Equal(new DateOnly(2024, 12, 31), s_options.FileDate);
        Assert.Equal(new DateOnly(2025, 1, 1), (s_options with { Day = 2 }).FileDate);
    }
}
