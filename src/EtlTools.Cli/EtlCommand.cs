using System.CommandLine;
using System.CommandLine.Help;
using EtlTools.Cli.Output;
using EtlTools.Cli.Verbs;
using EtlTools.Diagnostics;

namespace EtlTools.Cli;

/// <summary>The command <c>etl</c>: reads the command line, runs the verb, and ends with an exit code.</summary>
internal static class EtlCommand
{
    // Ctrl+C cancels the statement on the server and waits for its rollback.
    private static readonly TimeSpan s_cancellationTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after <c>etl</c>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        VerbHost host = new(terminal, args);
        RootCommand root = Create(host);
        ParseResult parse = root.Parse(args);
        if (UsageError.Find(parse) is { } wrong)
        {
            ErrorOutput.Write(terminal, host.Options.FormatOf(parse), wrong);
            return ExitCode.Usage;
        }

        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = s_cancellationTimeout,
                Output = terminal.Out,
                Error = terminal.Error,
            });
        }
        catch (OperationCanceledException)
        {
            ErrorOutput.Write(terminal, host.Options.FormatOf(parse), Cancelled());
            return ExitCode.Cancelled;
        }
        catch (EtlException error) when (error.Id == ErrorIds.CommandLineUsage)
        {
            ErrorOutput.Write(terminal, host.Options.FormatOf(parse), error);
            return ExitCode.Usage;
        }
        catch (Exception error)
        {
            ErrorOutput.Write(terminal, host.Options.FormatOf(parse), error);
            return ExitCode.Failed;
        }
    }

    /// <summary>The whole command; built for each call, run for one.</summary>
    internal static RootCommand Create(VerbHost host)
    {
        RootCommand root = new("Takes files into a star schema with history, tests the data, and reports.")
        {
            DemoVerb.Create(host),
            SampleVerb.Create(host),
            ImportVerb.Create(host),
            ProfileVerb.Create(host),
            DriftVerb.Create(host),
            VersionsVerb.Create(host),
            UndoVerb.Create(host),
            ArchiveVerb.Create(host),
            RunVerb.Create(host),
            CheckVerb.Create(host),
            QualityVerb.Create(host),
            ReportVerb.Create(host),
            QueryVerb.Create(host),
            StatusVerb.Create(host),
            RejectsVerb.Create(host),
            DbVerb.Create(host),
            host.Options.Database,
            host.Options.Output,
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        ExampleHelp action = new((HelpAction)help.Action!);
        help.Action = action;
        root.SetAction(parse =>
        {
            action.Invoke(parse);
            return ExitCode.Usage;
        });
        return root;
    }

    private static EtlException Cancelled() => new(
        ErrorIds.CommandLineCancelled,
        "Stopped. What was under way is rolled back, what was finished stays.",
        "See what is done with 'etl status', and run the command again to go on.");
}
