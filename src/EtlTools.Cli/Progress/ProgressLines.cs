using System.Globalization;
using EtlTools.Diagnostics;

namespace EtlTools.Cli.Progress;

/// <summary>Writes a line when an item is done; for logs and pipes.</summary>
internal sealed class ProgressLines(TextWriter writer) : IProgress<EtlProgress>
{
    private readonly Lock _lock = new();

    /// <inheritdoc />
    public void Report(EtlProgress value)
    {
        if (!value.IsComplete && value.Unit != "steps") return;
        if (value is { Unit: "steps", Done: > 0, IsComplete: false }) return;
        lock (_lock) writer.WriteLine(Line(value));
    }

    private static string Line(EtlProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{value.Activity} {value.Item}{(value.Unit == "steps" ? "" : $": {ProgressAmount.Of(value)}")}");
}
