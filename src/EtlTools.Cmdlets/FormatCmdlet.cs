using System.Management.Automation;
using EtlTools.Completers;
using EtlTools.Sources;

namespace EtlTools.Cmdlets;

/// <summary>A cmdlet that reads files, and can be told how they are written.</summary>
public abstract class FormatCmdlet : DatabaseCmdlet
{
    /// <summary>How the records are told apart.</summary>
    /// <value>found in the file</value>
    [Parameter]
    public FormatKind? Format { get; set; }

    /// <summary>What separates fields, one character or several; \t is a tab.</summary>
    /// <value>found in the file</value>
    [Parameter]
    public string? Delimiter { get; set; }

    /// <summary>The character that fields are quoted with; an empty text when quotes are text like any other.</summary>
    /// <value>"</value>
    [Parameter]
    [AllowEmptyString]
    public string? Quote { get; set; }

    /// <summary>The character that makes the next one text, such as \ before a separator; fields have no quotes then.</summary>
    /// <value>none</value>
    [Parameter]
    public char? Escape { get; set; }

    /// <summary>The character that lines begin with which are no records.</summary>
    /// <value>none</value>
    [Parameter]
    public char? Comment { get; set; }

    /// <summary>How many lines come before the header, or before the first record.</summary>
    /// <value>0</value>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? SkipLines { get; set; }

    /// <summary>The names of the fields, for files whose first line is a record already.</summary>
    /// <value>the first line</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Header { get; set; }

    /// <summary>The first line is a record; the columns are column_1, column_2 and so on.</summary>
    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    /// <summary>What stands for null, outside of quotes: NULL, \N. An empty field is an empty text then, unless '' is
    /// among them.</summary>
    /// <value>an empty field</value>
    [Parameter]
    [AllowEmptyString]
    public string[]? NullValue { get; set; }

    /// <summary>Blanks and tabs around fields, outside of quotes, are left out.</summary>
    [Parameter]
    public SwitchParameter Trim { get; set; }

    /// <summary>Each record ends with a separator, as in TPC-H's .tbl files; -TrailingDelimiter:$false when none
    /// does.</summary>
    /// <value>found in the file</value>
    [Parameter]
    public SwitchParameter TrailingDelimiter { get; set; }

    /// <summary>The columns of lines whose fields stand at fixed positions, each as name:start:width; the first character
    /// is 1.</summary>
    /// <value>none</value>
    [Parameter]
    public string[]? FixedWidth { get; set; }

    /// <summary>How the text is written, such as latin1, windows-1252 or utf-16. A byte order mark has more
    /// weight.</summary>
    /// <value>UTF-8</value>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public string? Encoding { get; set; }

    /// <summary>Where the records are in a JSON document: $.collector, $.data.items.</summary>
    /// <value>the values of the array or of the file itself</value>
    [Parameter]
    public string? RecordPath { get; set; }

    /// <summary>Columns of JSON arrays that become rows of tables of their own: those of hashtags land in
    /// {table}_hashtags, with the key of the model and their place in the array.</summary>
    /// <value>none; arrays are text</value>
    [Parameter]
    public string[]? Explode { get; set; }

    /// <summary>What the parameters say; null when they say nothing.</summary>
    private protected SourceFormat? FormatGiven()
    {
        SourceFormat format = new()
        {
            Kind = Format,
            Delimiter = Delimiter,
            Quote = Quote,
            Escape = Escape,
            Comment = Comment,
            SkipLines = SkipLines,
            HasHeader = NoHeader ? false : null,
            Header = Header,
            NullValues = NullValue,
            Trim = Trim ? true : null,
            TrailingDelimiter = MyInvocation.BoundParameters.ContainsKey(nameof(TrailingDelimiter))
                ? TrailingDelimiter.IsPresent
                : null,
            Columns = FixedWidth?.Select(FixedColumn.Parse).ToArray(),
            Encoding = Encoding,
            RecordPath = RecordPath,
            Explode = Explode,
        };
        if (format == SourceFormat.Default) return null;
        format.Check();
        return format;
    }
}
