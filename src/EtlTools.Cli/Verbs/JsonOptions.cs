using System.CommandLine;
using EtlTools.Sources;

namespace EtlTools.Cli.Verbs;

/// <summary>The options that say where the records of JSON files are, and what becomes of their arrays.</summary>
internal sealed class JsonOptions
{
    private readonly Option<string?> _recordPath = new("--record-path")
    {
        Description = "Where the records are in a JSON document. [default: the values of the array or file itself]",
        HelpName = "$.name",
    };

    private readonly Option<string?> _explode = new("--explode")
    {
        Description = "Columns of JSON arrays that become rows of tables of their own, separated by commas. "
            + "[default: arrays are text]",
        HelpName = "a,b,…",
    };

    /// <summary>Hangs the options into a verb.</summary>
    public void AddTo(Verb verb)
    {
        verb.Add(_recordPath);
        verb.Add(_explode);
    }

    /// <summary>A format with what they say; as it was when they say nothing.</summary>
    public SourceFormat? AddTo(SourceFormat? format, ParseResult parse)
    {
        string? path = parse.GetValue(_recordPath);
        string[]? explode = parse.GetValue(_explode)?.Split(',', StringSplitOptions.TrimEntries);
        if (path is null && explode is null) return format;
        return (format ?? SourceFormat.Default) with { RecordPath = path, Explode = explode };
    }
}
