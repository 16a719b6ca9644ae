using EtlTools.Reporting.Charts;

namespace EtlTools.Tests.Unit.Reporting.Charts;

public class TrendPlotTests
{
    public static TheoryData<int, int> Trends()
    {
        TheoryData<int, int> trends = [];
        foreach (int runs in (int[])[1, 2, 3, 20, 60, 500])
        {
            for (int seed = 0; seed < 5; seed++)
                trends.Add(runs, seed);
        }

        return trends;
    }

    [Theory]
    [MemberData(nameof(Trends))]
    public void Every_point_lies_in_the_view_box(int runs, int seed) => Assert.All(Plot(runs, seed).Points, point =>
    {
        Assert.InRange(point.X, 0, 100);
        Assert.InRange(point.Y, 0, 100);
    });

    [Theory]
    [MemberData(nameof(Trends))]
    public void Points_run_from_left_to_right_evenly(int runs, int seed)
    {
        IReadOnlyList<TrendPoint> points = Plot(runs, seed).Points;
        double[] steps = [.. points.Zip(points.Skip(1), (a, b) => (b.X - a.X) / (b.Run - a.Run))];
        Assert.All(steps, step => Assert.True(step > 0));
        Assert.All(steps, step => Assert.Equal(steps[0], step, 6));
    }

    [Theory]
    [MemberData(nameof(Trends))]
    public void A_better_score_is_higher(int runs, int seed)
    {
        double?[] scores = Scores(runs, seed);
        TrendPoint[] byScore = [.. new TrendPlot(scores).Points.OrderBy(point => scores[point.Run])];
        double[] heights = [.. byScore.Select(point => point.Y)];
        Assert.Equal(heights.OrderDescending(), heights);
    }

    [Theory]
    [MemberData(nameof(Trends))]
    public void The_scale_holds_every_score_with_labels_apart(int runs, int seed)
    {
        double?[] scores = Scores(runs, seed);
        TrendPlot plot = new(scores);
        Assert.True(plot.Floor <= (scores.Min() ?? 100));
        double[] labels = [.. plot.Labels.Select(plot.Y)];
        Assert.All(labels.Zip(labels.Skip(1), (upper, lower) => lower - upper), gap => Assert.True(gap >= 8));
    }

    [Fact]
    public void A_single_run_stands_in_the_middle() => Assert.Equal(50, new TrendPlot([97]).Points[0].X);

    [Fact]
    public void A_run_without_a_score_has_no_point() =>
        Assert.Equal([0, 2], new TrendPlot([97, null, 98]).Points.Select(point => point.Run));

    [Fact]
    public void Runs_without_any_score_have_no_points() => Assert.Empty(new TrendPlot([null, null]).Points);

    private static TrendPlot Plot(int runs, int seed) => new(Scores(runs, seed));

    private static double?[] Scores(int runs, int seed)
    {
        Random random = new(seed);
        double lowest = random.NextDouble() * 100;
        return [.. Enumerable.Range(0, runs).Select(_ =>
            random.Next(8) == 0 ? null : (double?)(lowest + (random.NextDouble() * (100 - lowest))))];
    }
}
