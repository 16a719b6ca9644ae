using System.CommandLine;
using System.CommandLine.Completions;
using EtlTools.Diagnostics;
using EtlTools.Sources;

namespace EtlTools.Cli.Verbs;

/// <summary>The options that say how files are written.</summary>
internal sealed class FormatOptions
{
    private readonly Option<FormatKind?> _kind =
        Choice.Optional<FormatKind>("--format", "How the records are told apart. [default: found in the file]");

    private readonly Option<string?> _delimiter = new("--delimiter")
    {
        Description = "What separates fields, one character or several; \\t is a tab. [default: found in the file]",
        HelpName = "text",
    };

    private readonly Option<string?> _quote = new("--quote")
    {
        Description = "The character fields are quoted with; '' when quotes are text like any other. [default: \"]",
        HelpName = "char",
    };

    private readonly Option<char?> _escape = CharacterOption.Create(
        "--escape", "The character that makes the next one text; fields have no quotes then.");

    private readonly Option<char?> _comment = CharacterOption.Create(
        "--comment", "The character that lines begin with which are no records.");

    private readonly Option<int> _skipLines =
        NumberOption.Create("--skip-lines", "How many lines come before the header.", 0, least: 0);

    private readonly Option<string?> _header = new("--header")
    {
        Description = "The names of the fields, separated by commas, for files whose first line is a record already.",
        HelpName = "a,b,…",
    };

    private readonly Option<bool> _noHeader = new("--no-header")
    {
        Description = "The first line is a record; the columns are column_1, column_2 and so on.",
    };

    private readonly Option<string[]?> _null = new("--null")
    {
        Description = "What stands for null outside of quotes; can be repeated. [default: an empty field]",
        HelpName = "text",
    };

    private readonly Option<bool> _trim = new("--trim")
    {
        Description = "Leave out blanks and tabs around fields, outside of quotes.",
    };

    private readonly Option<bool?> _trailingDelimiter = new("--trailing-delimiter")
    {
        Description = "Whether each record ends with a separator, as in TPC-H's .tbl files. [default: found in the file]",
        HelpName = "true|false",
    };

    private readonly Option<string?> _fixedWidth = new("--fixed-width")
    {
        Description = "The columns of lines whose fields stand at fixed positions; the first character is 1.",
        HelpName = "name:start:width,…",
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "How the text is written: latin1, windows-1252, utf-16 … [default: UTF-8, or its byte order mark]",
        HelpName = "name",
        CompletionSources = { completion => SourceFormat.EncodingNames.Select(name => new CompletionItem(name)) },
    };

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
        verb.Add(_kind);
        verb.Add(_delimiter);
        verb.Add(_quote);
        verb.Add(_escape);
        verb.Add(_comment);
        verb.Add(_skipLines);
        verb.Add(_header);
        verb.Add(_noHeader);
        verb.Add(_null);
        verb.Add(_trim);
        verb.Add(_trailingDelimiter);
        verb.Add(_fixedWidth);
        verb.Add(_encoding);
        verb.Add(_recordPath);
        verb.Add(_explode);
    }

    /// <summary>What they say; null when they say nothing.</summary>
    /// <exception cref="EtlException">They contradict each other.</exception>
    public SourceFormat? Of(ParseResult parse)
    {
        try
        {
            SourceFormat format = new()
            {
                Kind = parse.GetValue(_kind),
                Delimiter = parse.GetValue(_delimiter),
                Quote = parse.GetValue(_quote),
                Escape = parse.GetValue(_escape),
                Comment = parse.GetValue(_comment),
                SkipLines = parse.GetValue(_skipLines) is > 0 and int lines ? lines : null,
                HasHeader = parse.GetValue(_noHeader) ? false : null,
                Header = parse.GetValue(_header)?.Split(','),
                NullValues = parse.GetValue(_null) is { Length: > 0 } values ? values : null,
                Trim = parse.GetValue(_trim) ? true : null,
                TrailingDelimiter = parse.GetValue(_trailingDelimiter),
                Columns = parse.GetValue(_fixedWidth)?.Split(',').Select(FixedColumn.Parse).ToArray(),
                Encoding = parse.GetValue(_encoding),
                RecordPath = parse.GetValue(_recordPath),
                Explode = parse.GetValue(_explode)?.Split(',', StringSplitOptions.TrimEntries),
            };
            if (format == SourceFormat.Default) return null;
            format.Check();
            return format;
        }
        catch (EtlException error)
        {
            throw UsageError.Create(error.Message, error.NextStep, error.Target);
        }
    }
}
