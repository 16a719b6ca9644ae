using System.Diagnostics;
using System.Globalization;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Pipeline;
using EtlTools.Samples;
using EtlTools.Transforms.Dimension;

namespace EtlTools.Cli.Demo;

/// <summary>Runs the retail model on two days of generated data, from an empty database to the report.</summary>
internal sealed class DemoRunner(DemoOptions options, EtlModel model, IProgress<EtlProgress> progress)
{
    private static readonly PipelineStage[] s_beforeReport =
        [.. Enum.GetValues<PipelineStage>().Where(stage => stage != PipelineStage.Report)];

    /// <summary>Runs both days.</summary>
    /// <exception cref="EtlException">A step failed, or a schema of the model was not made by a demo.</exception>
    public async Task<DemoResult> RunAsync(CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        await using EtlDatabase database = await EtlDatabase.ConnectAsync(
            options.Database, progress, cancellationToken);
        await DemoSchemas.ReplaceAsync(database, model, cancellationToken);
        DeleteFilesOfDay2();
        DemoDay day1 = await RunDayAsync(database, options.Sample, s_beforeReport, cancellationToken);
        DemoDay day2 = await RunDayAsync(
            database, options.Sample with { Day = 2 }, Enum.GetValues<PipelineStage>(), cancellationToken);
        return new DemoResult
        {
            Database =
                $"{database.Description}{(database.IsEmbedded ? "" : ", PostgreSQL")} {database.Capabilities.Version}",
            Day1 = day1,
            Day2 = day2,
            ReportFile = day2.Run.ReportFile!,
            MovedCustomer = await FindMovedAsync(database, cancellationToken),
            Duration = Stopwatch.GetElapsedTime(start),
        };
    }

    private async Task<DemoDay> RunDayAsync(
        EtlDatabase database,
        SampleOptions sample,
        IReadOnlyList<PipelineStage> stages,
        CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        SampleResult files = await SampleGenerator.GenerateAsync(sample, progress, cancellationToken);
        TimeSpan generateDuration = Stopwatch.GetElapsedTime(start);
        PipelineOptions pipeline = new()
        {
            Model = model,
            DataFolder = sample.OutputDirectory,
            Stages = stages,
            AsOf = EndOf(files.Date),
            OutFolder = options.Folder,
            Command = options.Command,
        };
        return new DemoDay(
            files, generateDuration, await PipelineRunner.RunAsync(database, pipeline, progress, cancellationToken));
    }

    // An earlier demo in this folder got as far as day 2; its files would be the newest.
    private void DeleteFilesOfDay2()
    {
        SampleOptions day2 = options.Sample with { Day = 2 };
        if (!Directory.Exists(day2.OutputDirectory)) return;
        string stamp = day2.FileDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        foreach (StagingTable table in model.Staging)
            File.Delete(Path.Combine(day2.OutputDirectory, $"{table.Table}_{stamp}.csv"));
    }

    private async Task<string?> FindMovedAsync(EtlDatabase database, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyDictionary<string, object?>> versions =
            await DimensionHistory.ReadAsync(database, model, "dim_customer", [], 1, cancellationToken);
        return versions is [var version]
            ? Convert.ToString(version["customer_id"], CultureInfo.InvariantCulture)
            : null;
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day, new TimeOnly(23, 59, 59), TimeSpan.Zero);
}
