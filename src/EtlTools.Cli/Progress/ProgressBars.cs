using EtlTools.Cli.Output;
using EtlTools.Diagnostics;
using Spectre.Console;

namespace EtlTools.Cli.Progress;

/// <summary>Draws a bar for each item under way, and takes the bars away when all is done.</summary>
internal sealed class ProgressBars(ProgressContext context) : IProgress<EtlProgress>
{
    private const int DescriptionWidth = 56;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _bars = new(StringComparer.Ordinal);

    /// <summary>Does the work while bars are drawn.</summary>
    public static async Task<T> RunAsync<T>(Terminal terminal, Func<IProgress<EtlProgress>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return await console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = 30 },
                new PercentageColumn(),
                new SpinnerColumn(Spinner.Known.Line))
            .StartAsync(context => work(new ProgressBars(context)));
    }

    /// <inheritdoc />
    public void Report(EtlProgress value)
    {
        lock (_lock)
        {
            // Steps share a bar whose text changes; files and tables each have their own.
            string key = value.Unit == "steps" ? value.Activity : $"{value.Activity} {value.Item}";
            if (!_bars.TryGetValue(key, out ProgressTask? bar))
            {
                bar = context.AddTask(Markup.Escape(value.Activity));
                _bars.Add(key, bar);
            }

            string text = CellText.Cut($"{value.Activity} {value.Item}, {ProgressAmount.Of(value)}", DescriptionWidth);
            bar.Description = Markup.Escape(text.PadRight(DescriptionWidth));
            bar.IsIndeterminate = value.Total is null;
            if (value.Total is not { } total) return;
            bar.MaxValue = Math.Max(total, 1);
            bar.Value = total == 0 ? 1 : Math.Min(value.Done, total);
        }
    }
}
