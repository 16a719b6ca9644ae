using System.Text;

namespace EtlTools.Cli.Output;

/// <summary>What a call reads, and where it writes: results to one stream, everything else to another.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Errors and progress.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>What is piped into the call.</summary>
    public Stream In { get; init; } = Stream.Null;

    /// <summary>The columns of the screen results go to; null when they go to a file or a pipe.</summary>
    public int? Width { get; init; }

    /// <summary>Whether bars may be drawn and redrawn on the error stream.</summary>
    public bool ShowsBars { get; init; }

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess() => new(OpenOut(), Console.Error)
    {
        In = Console.OpenStandardInput(),
        Width = Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, 40),
        ShowsBars = !Console.IsErrorRedirected && !IsSet("NO_COLOR") && !IsSet("CI") && !IsDumb(),
    };

    // Console.Out writes through after every call; a query streams millions of them.
    private static StreamWriter OpenOut() =>
        new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16)
        {
            AutoFlush = !Console.IsOutputRedirected,
        };

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    private static bool IsDumb() => Environment.GetEnvironmentVariable("TERM") == "dumb";
}
