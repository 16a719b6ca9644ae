using System.Text.RegularExpressions;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Json;

/// <summary>
/// Where the records stand in a JSON document: <c>$.collector</c>, <c>$.data.items</c>, <c>$['a b']</c>.
/// </summary>
/// <param name="Text">The path as it was written.</param>
/// <param name="Names">The properties to follow, from the root on; none means the root itself.</param>
internal sealed partial record RecordPath(string Text, IReadOnlyList<string> Names)
{
    /// <summary>Reads a path.</summary>
    /// <exception cref="EtlException">It is none, or asks for more than names of properties.</exception>
    public static RecordPath Parse(string text)
    {
        Match match = Whole().Match(text);
        if (!match.Success)
        {
            throw new EtlException(
                ErrorIds.StagingRecordPath,
                $"'{text}' is no path to records; names after a dollar sign were expected.",
                "Write it like $.collector, $.data.items or $['two words'].",
                text);
        }

        return new(text, [.. match.Groups["name"].Captures.Select(capture => capture.Value)]);
    }

    [GeneratedRegex(@"^\$(\.(?<name>[^.\[\]'""\s]+)|\['(?<name>[^']+)'\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
