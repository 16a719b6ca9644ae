using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources;

public sealed partial class RejectReasonTests
{
    [Fact]
    public void The_readme_lists_every_reason_once()
    {
        string readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "README.md"));
        string section = readme[readme.IndexOf("## Reasons for a reject", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        Assert.Equal(
            Enum.GetNames<RejectReason>(), Reason().Matches(section).Select(match => match.Groups[1].Value));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Reason();
}
