using System.Text;
using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>Loads that are stopped at a checkpoint, and what they load.</summary>
internal static class StoppedLoad
{
    /// <summary>A load of one file with many checkpoints.</summary>
    public static ImportOptions Options(string file, LoadMode mode) => new()
    {
        Files = [file],
        Table = "t",
        Mode = mode,
        CheckpointEvery = 2_000,
        Landing = new LandingOptions
        {
            Key = mode is LoadMode.Full or LoadMode.Append ? [] : ["a"],
            OnConflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null,
            Watermark = mode == LoadMode.Incremental ? "c" : null,
        },
    };

    /// <summary>Keys repeat, near by and far away, in rows of very different length.</summary>
    public static string Csv(int rows, int badEvery = int.MaxValue)
    {
        StringBuilder text = new("a,b,c\n");
        for (int i = 1; i <= rows; i++)
        {
            bool isBad = badEvery < rows && i % badEvery == badEvery / 2;
            string padding = i % 13 == 0 ? new string('x', 100 + (i % 7 * 300)) : "";
            string row = isBad ? $"{KeyOf(i)}\n" : $"{KeyOf(i)},row {i}{padding},{i / 3}\n";
            text.Append(row);
        }

        return text.ToString();
    }

    /// <summary>The same keys in records with arrays, of which one brings a field late.</summary>
    public static string Json(int rows, int badEvery = int.MaxValue)
    {
        StringBuilder text = new();
        for (int i = 1; i <= rows; i++)
        {
            bool isBad = badEvery < rows && i % badEvery == badEvery / 2;
            string record = Record(i, i == (rows / 2) + 1 ? ",\"late\":1" : "");
            text.Append(isBad ? $"{record[..^2]}\n" : record);
        }

        return text.ToString();
    }

    /// <summary>
    /// A line of them: none to three objects in <c>e</c>, and now and then fifty numbers in <c>f</c>.
    /// </summary>
    public static string Record(int i, string late = "")
    {
        string objects = string.Join(',', Enumerable.Range(0, i % 4).Select(j => $"{{\"v\":\"{i} {j}\"{late}}}"));
        string numbers = i % 26 == 0 ? string.Join(',', Enumerable.Range(i, 50)) : "";
        return $"{{\"a\":{KeyOf(i)},\"b\":\"row {i}\",\"c\":{i / 3},\"e\":[{objects}],\"f\":[{numbers}]{late}}}\n";
    }

    /// <summary>Stops a load after its first checkpoint, or after the last.</summary>
    public static async Task StopAsync(StagingArea area, ImportOptions options, bool whenComplete = false)
    {
        using CancellationTokenSource stop = new();
        Task load = area.ImportAsync(options, null, stop.Token);
        string reached = $"select exists (select from etl.checkpoint where is_complete = {whenComplete} and rows_read > 0)";
        while (!await area.ScalarAsync<bool>(reached)) Assert.False(load.IsCompleted, "It ended before it was stopped.");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
    }

    private static int KeyOf(int row) => row % 10 == 0 ? row / 2 : row / 3 * 3;
}
