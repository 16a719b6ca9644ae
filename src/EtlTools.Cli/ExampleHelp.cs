using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using EtlTools.Cli.Verbs;

namespace EtlTools.Cli;

/// <summary>Help as the library writes it, followed by the verb's examples.</summary>
internal sealed class ExampleHelp(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        TextWriter writer = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is Verb { Examples: [_, ..] examples })
        {
            writer.WriteLine("Examples:");
            foreach (string example in examples) writer.WriteLine($"  {example}");
            writer.WriteLine();
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            writer.WriteLine("Start here:");
            writer.WriteLine("  etl demo");
            writer.WriteLine();
        }

        return ExitCode.Done;
    }
}
