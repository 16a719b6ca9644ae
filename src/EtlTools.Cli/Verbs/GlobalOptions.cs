using System.CommandLine;
using EtlTools.Cli.Output;

namespace EtlTools.Cli.Verbs;

/// <summary>The options every verb takes.</summary>
internal sealed class GlobalOptions
{
    /// <summary>Which database.</summary>
    public Option<string?> Database { get; } = new("--database")
    {
        Description = "The database, as 'Host=…;Database=…' or postgresql://…; without it ETL_DATABASE, then the PG* "
            + "variables, then a private server that starts by itself.",
        HelpName = "connection",
        Recursive = true,
    };

    /// <summary>How results are written.</summary>
    public Option<OutputFormat> Output { get; } =
        Choice.Option<OutputFormat>("--output", "How results are written to standard output.");

    /// <summary>Creates them.</summary>
    public GlobalOptions() => Output.Recursive = true;

    /// <summary>The format asked for, also where the rest of the command line is wrong.</summary>
    public OutputFormat FormatOf(ParseResult parse) =>
        parse.GetResult(Output) is { } given && given.Errors.Any() ? OutputFormat.Text : parse.GetValue(Output);
}
