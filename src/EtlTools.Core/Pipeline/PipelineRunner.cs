using System.Diagnostics;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Quality;
using EtlTools.Reporting;
using EtlTools.Runs;
using EtlTools.Staging;
using EtlTools.Transforms;

namespace EtlTools.Pipeline;

/// <summary>Runs a model from its files to its report, as one run in the journal.</summary>
public static class PipelineRunner
{
    /// <summary>Runs the stages in order; each later one works on what the earlier ones committed.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">What to run.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellationToken">Stops it; what is committed stays, the step under way is rolled back.</param>
    /// <returns>What it did. A gate that failed is in <see cref="PipelineResult.Quality"/>; the report is written before.</returns>
    /// <exception cref="EtlException">A file could not be loaded or a table not be built; later stages did not run.</exception>
    public static async Task<PipelineResult> RunAsync(
        EtlDatabase database, PipelineOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        ImportPlan? import = await PlanImportAsync(database, options, cancellationToken);
        await using EtlRun run = await EtlRun.StartAsync(
            database, options.Command, options.Model.Name, options.AsOf, cancellationToken);
        PipelineResult result = new()
        {
            RunId = run.RunId,
            Model = options.Model.Name,
            Status = RunStatus.Running,
            Duration = TimeSpan.Zero,
        };
        await run.CompleteAsync(async () =>
        {
            if (import is not null)
                result = result with { Loads = await ImportAsync(run, import, progress, cancellationToken) };
            result = result with { Tables = await TransformAsync(run, options, progress, cancellationToken) };
            if (options.Stages.Contains(PipelineStage.Quality))
            {
                QualityOptions quality = new() { Model = options.Model, FailOn = options.FailOn };
                result = result with { Quality = await QualityRunner.RunAsync(run, quality, progress, cancellationToken) };
            }

            if (options.Stages.Contains(PipelineStage.Report))
                result = result with { ReportFile = await ReportAsync(run, options, cancellationToken) };
            result = result with { Status = StatusOf(result), Duration = watch.Elapsed };
            return result.Status;
        });
        return result;
    }

    /// <summary>What the first of the stages would do; what the later ones would do depends on it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">What to run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>
    /// A <see cref="TableImport"/> for each staging table when files are to be loaded, else a preview
    /// (<see cref="TransformResult"/>) of each table that would be built.
    /// </returns>
    /// <exception cref="EtlException">A file is missing, or a table could not be built.</exception>
    public static async Task<IReadOnlyList<object>> PreviewAsync(
        EtlDatabase database, PipelineOptions options, CancellationToken cancellationToken)
    {
        if (await PlanImportAsync(database, options, cancellationToken) is { } import) return import.Tables;
        StepKind[] kinds = [.. options.Stages.SelectMany(KindsOf)];
        if (kinds.Length == 0) return [];
        TransformOptions transform = new() { Model = options.Model, Kinds = kinds };
        return await TransformRunner.PreviewAsync(database, transform, options.AsOf, cancellationToken);
    }

    // Before the run begins: a folder without the files is a mistake of the call, not a failed run.
    private static async Task<ImportPlan?> PlanImportAsync(
        EtlDatabase database, PipelineOptions options, CancellationToken cancellationToken)
    {
        if (!options.Stages.Contains(PipelineStage.Ingest)) return null;
        string folder = options.DataFolder ?? throw new EtlException(
            ErrorIds.PipelineNoData,
            $"Model {options.Model.Name} is to load files, but no folder was named.",
            "Name the folder with the files, or leave the ingest stage out.");
        ImportOptions import = new()
        {
            Model = options.Model,
            Files = ModelFiles.Find(options.Model, folder),
            MaxRejects = options.MaxRejects,
        };
        return await ImportPlanner.PlanAsync(database, import, cancellationToken);
    }

    private static async Task<IReadOnlyList<LoadResult>> ImportAsync(
        EtlRun run, ImportPlan plan, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        List<LoadResult> loads = [];
        await foreach (LoadResult load in StagingImporter.ImportAsync(run, plan, progress, cancellationToken)) loads.Add(load);
        if (LoadFailure.CauseOf(loads) is not { } failure) return loads;
        throw new EtlException(
            failure.Id,
            failure.Message,
            $"{failure.NextStep} Then run again; the warehouse is as it was.",
            failure.Target);
    }

    private static async Task<IReadOnlyList<TransformResult>> TransformAsync(
        EtlRun run, PipelineOptions options, IProgress<EtlProgress>? progress, CancellationToken cancellationToken)
    {
        StepKind[] kinds = [.. options.Stages.SelectMany(KindsOf)];
        if (kinds.Length == 0) return [];
        List<TransformResult> tables = [];
        TransformOptions transform = new() { Model = options.Model, Kinds = kinds };
        await foreach (TransformResult table in TransformRunner.RunAsync(run, transform, progress, cancellationToken)) tables.Add(table);
        return tables;
    }

    private static async Task<string> ReportAsync(EtlRun run, PipelineOptions options, CancellationToken cancellationToken)
    {
        string file = Path.GetFullPath(Path.Combine(options.OutFolder, "report.html"));
        return await run.StepAsync(StepKind.Report, file, null, async stepId =>
        {
            QualityReport report = await QualityReportReader.ReadAsync(
                run.Database, run.RunId, options.Model.Name, cancellationToken);
            await HtmlReportWriter.SaveAsync(report, file, cancellationToken);
            await using EtlSession session = await run.Database.OpenSessionAsync(cancellationToken);
            await EtlRun.FinishStepAsync(session, stepId, new StepCounts(), cancellationToken);
            return file;
        }, cancellationToken);
    }

    private static StepKind[] KindsOf(PipelineStage stage) => stage switch
    {
        PipelineStage.Dimensions => [StepKind.Calendar, StepKind.Dimension],
        PipelineStage.Facts => [StepKind.Fact],
        PipelineStage.Aggregates => [StepKind.Aggregate, StepKind.Rollup],
        _ => [],
    };

    private static RunStatus StatusOf(PipelineResult result) => result switch
    {
        { Quality.GateFailed: true } => RunStatus.Failed,
        _ when result.Loads.Any(load => load.Status == LoadStatus.Partial) => RunStatus.Partial,
        _ => RunStatus.Succeeded,
    };
}
