using EtlTools.Diagnostics;

namespace EtlTools.Cli.Progress;

/// <summary>Writes a line when a step begins or a file is done; for logs and pipes.</summary>
internal sealed class ProgressLines(TextWriter writer) : IProgress<EtlProgress>
{
    private readonly Lock _lock = new();
    private string? _last;

    /// <inheritdoc />
    public void Report(EtlProgress value)
    {
        bool isStep = value.Unit == "steps";
        if (!isStep && !value.IsComplete) return;
        string line = $"{value.Activity} {value.Item}{(isStep ? "" : $": {ProgressAmount.Of(value)}")}";
        lock (_lock)
        {
            if (line == _last) return;
            _last = line;
            writer.WriteLine(line);
        }
    }
}
