using System.Data.Common;
using EtlTools.Diagnostics;

namespace EtlTools.Cli.Output;

/// <summary>Writes a failure: what happened, and on the next line what to do; or both as JSON.</summary>
internal static class ErrorOutput
{
    /// <summary>Writes a failure; the stack follows where <c>ETL_DEBUG=1</c>.</summary>
    public static void Write(Terminal terminal, OutputFormat format, Exception error)
    {
        EtlException failure = error as EtlException ?? Unexpected(error);
        if (format == OutputFormat.Json)
            JsonOutput.Write(terminal.Error, new { failure.Id, failure.Message, failure.NextStep, failure.Target });
        else
            WriteText(terminal, failure);
        if (Environment.GetEnvironmentVariable("ETL_DEBUG") == "1") terminal.Error.WriteLine(error);
    }

    private static void WriteText(Terminal terminal, EtlException failure)
    {
        terminal.Error.WriteLine($"etl: {failure.Message}");
        if (failure is { Id: ErrorIds.DatabaseStatement, Target: { } statement }) WriteStatement(terminal, statement);
        terminal.Error.WriteLine($"→ {failure.NextStep}");
    }

    private static void WriteStatement(Terminal terminal, string statement)
    {
        foreach (string line in statement.Trim().Split('\n')) terminal.Error.WriteLine("    " + line.TrimEnd());
    }

    private static EtlException Unexpected(Exception error) => error switch
    {
        IOException or UnauthorizedAccessException => new EtlException(
            ErrorIds.CommandLineFile, error.Message, "Check that the path exists and that you may read or write it.",
            innerException: error),
        DbException => new EtlException(
            ErrorIds.DatabaseConnection,
            $"The connection to the database broke: {error.InnerException?.Message ?? error.Message}",
            "See with 'etl db status' whether the server runs, and run the command again.",
            innerException: error),
        _ => new EtlException(
            ErrorIds.CommandLineUnexpected,
            $"{error.GetType().Name}: {error.Message}",
            "This is a defect of etl. Run the command again with ETL_DEBUG=1 and report what it prints.",
            innerException: error),
    };
}
