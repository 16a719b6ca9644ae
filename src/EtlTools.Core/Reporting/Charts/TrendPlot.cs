namespace EtlTools.Reporting.Charts;

/// <summary>Where the scores of a trend lie in a square of 100 by 100: the first run left, 100 on top.</summary>
internal sealed class TrendPlot
{
    private const double Left = 2;
    private const double Right = 98;
    private const double Top = 4;
    private const double Bottom = 96;

    private readonly int _runs;

    /// <summary>Lays out a trend.</summary>
    /// <param name="scores">One for each run, oldest first; null where a run was not scored.</param>
    public TrendPlot(IReadOnlyList<double?> scores)
    {
        _runs = scores.Count;
        double lowest = Math.Clamp(scores.Min() ?? 100, 0, 100);
        Floor = Math.Clamp(Math.Floor((lowest - 1) / 10) * 10, 0, 90);
        Points = [.. scores.Select(Point).OfType<TrendPoint>()];
        Labels = [.. LabelScores()];
    }

    /// <summary>The score at the foot of the plot: the ten below the lowest score.</summary>
    public double Floor { get; }

    /// <summary>A point for each scored run; a single one stands in the middle.</summary>
    public IReadOnlyList<TrendPoint> Points { get; }

    /// <summary>The scores to be written beside the plot: its ends, and the bands as far as there is room.</summary>
    public IReadOnlyList<double> Labels { get; }

    /// <summary>How far down a score lies.</summary>
    /// <param name="score">The score.</param>
    public double Y(double score) =>
        Top + ((Bottom - Top) * (100 - Math.Clamp(score, Floor, 100)) / (100 - Floor));

    private TrendPoint? Point(double? score, int run) => score is { } value ? new(run, X(run), Y(value)) : null;

    private double X(int run) => _runs == 1 ? (Left + Right) / 2 : Left + ((Right - Left) * run / (_runs - 1));

    private IEnumerable<double> LabelScores()
    {
        const double FloorWithRoom = 60;
        yield return 100;
        if (Floor <= ScoreBand.Good && Floor >= FloorWithRoom)
            yield return ScoreBand.Good;
        if (Floor < ScoreBand.Fair)
            yield return ScoreBand.Fair;
        yield return Floor;
    }
}
