using System.CommandLine;
using EtlTools.Cli.Output;
using EtlTools.Cli.Progress;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Quality;

namespace EtlTools.Cli.Verbs;

/// <summary>One call of a verb: what it was given, and where its results go.</summary>
internal sealed class VerbCall(VerbHost host, ParseResult parse)
{
    /// <summary>What the command line says.</summary>
    public ParseResult Parse => parse;

    /// <summary>Where to write.</summary>
    public Terminal Terminal => host.Terminal;

    /// <summary>How results are written.</summary>
    public OutputFormat Format { get; } = parse.GetValue(host.Options.Output);

    /// <summary>The database asked for.</summary>
    public DatabaseOptions Database { get; } = new() { ConnectionString = parse.GetValue(host.Options.Database) };

    /// <summary>The command as the journal keeps it: without the connection string and its password.</summary>
    public string CommandText => JournalText.Of(host.Args);

    /// <summary>Opens the database asked for.</summary>
    public Task<EtlDatabase> ConnectAsync(IProgress<EtlProgress>? progress, CancellationToken cancellationToken) =>
        EtlDatabase.ConnectAsync(Database, progress, cancellationToken);

    /// <summary>Does long work while its progress is shown.</summary>
    public Task<T> ShowProgressAsync<T>(Func<IProgress<EtlProgress>, Task<T>> work) =>
        ProgressDisplay.RunAsync(Terminal, work);

    /// <summary>Writes a result: as JSON, or as text.</summary>
    public void Write<T>(T document, Action<TextWriter> writeText)
    {
        if (Format == OutputFormat.Json) JsonOutput.Write(Terminal.Out, document);
        else writeText(Terminal.Out);
    }

    /// <summary>The exit code of work whose rules are tested; says why where the gate is closed.</summary>
    public int PassGate(QualityResult result)
    {
        try
        {
            QualityGate.ThrowIfFailed(result);
            return ExitCode.Done;
        }
        catch (EtlException closed)
        {
            WriteError(closed);
            return ExitCode.GateFailed;
        }
    }

    /// <summary>Writes a failure after the results that were written before it.</summary>
    public void WriteError(EtlException error)
    {
        Terminal.Out.Flush();
        ErrorOutput.Write(Terminal, Format, error);
    }
}
