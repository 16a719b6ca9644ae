using EtlTools.Contracts;
using EtlTools.Database;
using EtlTools.Diagnostics;
using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Sources.Compression;
using EtlTools.Sql;
using EtlTools.Staging.Archives;
using EtlTools.Staging.Drift;
using EtlTools.Staging.Rejects;

namespace EtlTools.Staging;

/// <summary>Finds out what an import would do, without doing any of it.</summary>
public static class ImportPlanner
{
    private const string DefaultSchema = "staging";

    /// <summary>Makes the plan. A file that cannot be read is planned with its error, so that its load is journaled.</summary>
    /// <param name="database">The database it is for.</param>
    /// <param name="options">What to load.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="EtlException">A table is there and is no staging table, a keyed load has no key, or rows inside
    /// of records cannot land with them.</exception>
    public static async Task<ImportPlan> PlanAsync(
        EtlDatabase database, ImportOptions options, CancellationToken cancellationToken)
    {
        string[] files =
        [
            .. options.Files.Select(Path.GetFullPath).SelectMany(SourceFiles.Of).Distinct(StringComparer.Ordinal),
        ];
        List<TableImport> tables = [];
        HashSet<string> picked = new(StringComparer.Ordinal);
        HashSet<string> matched = new(StringComparer.Ordinal);
        await using EtlSession session = await database.OpenSessionAsync(cancellationToken);
        (IReadOnlyList<RejectSource> rejects, IReadOnlyList<RefusedReject> refused) =
            await RejectPlanner.PlanAsync(session, options, cancellationToken);
        IEnumerable<Target> replay = options.Replay is { } archive
            ? await ReplayAsync(session, archive, options, cancellationToken)
            : Targets(options, files);
        foreach (Target target in replay.Concat(rejects.Select(source => Target.Of(source, options))))
        {
            if (options.Archive is not null) ArchiveWriter.RefuseWithoutFile(target.Sources);
            TableImport import = await PlanAsync(
                session, target, options, database.Capabilities.IsCitus, cancellationToken);
            tables.Add(import with
            {
                Metadata = options.Metadata,
                Archive = options.Archive is { } folder ? Path.GetFullPath(folder) : null,
                IsReplay = options.Replay is not null,
            });
            picked.UnionWith(target.Files);
            matched.UnionWith(target.Matched);
        }

        return new ImportPlan
        {
            Tables = tables,
            Unmatched = [.. files.Where(file => !matched.Contains(file)).Select(file => Unmatched(file, options.Model))],
            PassedOver = [.. files.Where(file => matched.Contains(file) && !picked.Contains(file))],
            RefusedRejects = refused,
            MaxRejects = options.Replay is not null && options.MaxRejects == RejectLimit.Default
                ? RejectLimit.None
                : options.MaxRejects,
            Workers = options.Workers,
        };
    }

    private static IEnumerable<Target> Targets(ImportOptions options, string[] files)
    {
        if (options.Table is { } name)
        {
            TableName table = TableName.Parse(name, options.Model?.StagingSchema ?? DefaultSchema);
            StagingTable? entry = options.Model?.Staging.FirstOrDefault(entry => entry.Table == table.Name);
            return [new(table, options.Mode ?? entry?.Mode ?? LoadMode.Full, files, files)
            {
                Landing = LandingPlan.Merge(options.Landing, entry),
                Sources = [.. SourcesOf(files, options, entry), .. options.Sources],
                Contract = entry?.Contract,
                Drift = DriftOf(options, entry),
            }];
        }

        if (options.Model is not { } model) return [];
        return files
            .Select(file => (File: file, Table: ModelFiles.TableOf(model, file)))
            .Where(match => match.Table is not null)
            .GroupBy(match => match.Table!, match => match.File)
            .Select(group => TargetOf(model, group.Key, [.. group], options));
    }

    private static async Task<IEnumerable<Target>> ReplayAsync(
        EtlSession session, ArchiveReplay replay, ImportOptions options, CancellationToken cancellationToken)
    {
        string name = options.Table ?? throw new ArgumentException("Archived files need a table.", nameof(options));
        TableName table = TableName.Parse(name, options.Model?.StagingSchema ?? DefaultSchema);
        IReadOnlyList<ArchivedLanding> landings = await ReplayPlanner.PlanAsync(
            session, replay, table, options.Mode, ignoresGaps: options.Landing.Force, cancellationToken);
        return landings.Select(landing => Target.Of(landing, table, options));
    }

    private static Target TargetOf(
        EtlModel model, StagingTable entry, IReadOnlyList<string> matched, ImportOptions options)
    {
        IReadOnlyList<string> picked = ModelFiles.Pick(entry, matched);
        return new(new(model.StagingSchema, entry.Table), options.Mode ?? entry.Mode, picked, matched)
        {
            Landing = LandingPlan.Merge(options.Landing, entry),
            Sources = [.. SourcesOf(picked, options, entry)],
            Contract = entry.Contract,
            Drift = DriftOf(options, entry),
        };
    }

    private static DriftPolicy DriftOf(ImportOptions options, StagingTable? entry, DriftPolicy? before = null) =>
        (options.Drift ?? DriftPolicy.Default).Over(before).Over(entry?.Drift);

    private static IEnumerable<RecordSource> SourcesOf(
        IEnumerable<string> files, ImportOptions options, StagingTable? entry) =>
        files.Select(file => SourceOf(
            file, (options.Format ?? SourceFormat.Default).Or(entry?.Format), options.Unpacking));

    private static RecordSource SourceOf(string file, SourceFormat format, UnpackLimits limits) =>
        PipeSource.Open(file) is { } pipe
            ? new PipeSource(file, pipe, format) { Limits = limits }
            : new FileSource(file, format) { Limits = limits };

    private static async Task<TableImport> PlanAsync(
        EtlSession session, Target target, ImportOptions options, bool isCitus, CancellationToken cancellationToken)
    {
        LandingPlan.RefuseName(target.Table);
        LandingPlan.RefuseIdle(target.Table, target.Mode, options.Landing);
        LandingPlan.RefuseWithoutKey(target.Table, target.Mode, target.Landing);
        StagingShape shape = await StagingShape.ReadAsync(session, target.Table, cancellationToken);
        TableImport import = new()
        {
            Table = target.Table,
            Mode = target.Mode,
            Exists = shape.Exists,
            AddedColumns = [],
            CheckpointEvery = options.CheckpointEvery,
            Contract = options.Schema is { } schema
                ? await RecordContract.ReadAsync(Path.GetFullPath(schema), cancellationToken)
                : target.Contract,
            Sources = target.Sources
                .Select(source => LandingPlan.Check(Look(source, cancellationToken), target.Mode, target.Landing))
                .ToArray(),
            Landing = target.Landing,
            Drift = target.Drift,
            Known = shape.Exists
                ? await TableSampler.LookAsync(session, target.Table, shape, isCitus, cancellationToken)
                : null,
        };
        import = import with { Sources = import.Sources.Select(source => Compare(import, source)).ToArray() };
        return import with
        {
            AddedColumns = shape.Missing(import.Columns.Except(LeftOut(import))),
            Children = await ChildPlanner.PlanAsync(session, import, target.Landing.Key, cancellationToken),
        };
    }

    private static SourceImport Compare(TableImport import, SourceImport source) =>
        source.Error is null
            ? source with { Changes = new LoadDrift(import, source).Compare(import.Known).Changes }
            : source;

    private static IEnumerable<string> LeftOut(TableImport import) => import.Sources
        .SelectMany(source => source.Changes)
        .Where(change => change.Kind is DriftKind.New or DriftKind.Renamed && change.Action != DriftAction.Evolve)
        .Select(change => change.Column!);

    private static SourceImport Look(RecordSource source, CancellationToken cancellationToken)
    {
        try
        {
            SourceSample sample = source.Sample(cancellationToken);
            RefuseWide(source, sample.Header.Count);
            IReadOnlyList<string> names = ColumnNames.Of(sample.Header);
            return new SourceImport
            {
                Source = source,
                Columns = sample.Header.Zip(names, (header, name) => new SourceColumn(header, name)).ToArray(),
                Format = sample.Format,
                Children = sample.Children,
                Bytes = sample.Bytes,
                EstimatedRows = sample.EstimatedRows,
                Values = sample.Values,
            };
        }
        catch (EtlException error)
        {
            return new SourceImport { Source = source, Error = error };
        }
    }

    private static void RefuseWide(RecordSource source, int columns)
    {
        if (columns <= AuditColumns.MaxSourceColumns) return;
        throw new EtlException(
            ErrorIds.StagingWide,
            $"{source.Name}: the records have {columns:N0} columns; a table has room for {AuditColumns.MaxSourceColumns:N0} "
            + "of a source.",
            "Look whether the separator is the right one; leave columns out, or cut the source into files of fewer columns.",
            source.Name);
    }

    private static UnmatchedFile Unmatched(string path, EtlModel? model) => new(
        path,
        model is null
            ? new EtlException(
                ErrorIds.StagingUnmatched,
                $"Nothing says into which table {path} is to go.",
                "Name the table, or a model that has a pattern for the file.",
                path)
            : new EtlException(
                ErrorIds.StagingUnmatched,
                $"{path} matches no pattern of the model {model.Name}.",
                $"Add it to 'files' of a table in {Path.Combine(model.Folder, "staging")}, or name the table.",
                path));

    private sealed record Target(
        TableName Table, LoadMode Mode, IReadOnlyList<string> Files, IReadOnlyList<string> Matched)
    {
        public required IReadOnlyList<RecordSource> Sources { get; init; }

        public RecordContract? Contract { get; init; }

        public required DriftPolicy Drift { get; init; }

        public required LandingOptions Landing { get; init; }

        public static Target Of(ArchivedLanding landing, TableName table, ImportOptions options)
        {
            StagingTable? entry = options.Model?.Staging.FirstOrDefault(entry => entry.Table == table.Name);
            return new(table, landing.Mode, [], [])
            {
                Sources = [.. landing.Sources(options.Format, options.Unpacking)],
                Landing = LandingPlan.Merge(landing.Over(options.Landing), entry),
                Contract = landing.Contract ?? entry?.Contract,
                Drift = DriftOf(options, entry, landing.Drift),
            };
        }

        public static Target Of(RejectSource rejects, ImportOptions options)
        {
            StagingTable? entry = options.Model?.Staging.FirstOrDefault(
                table => new TableName(options.Model.StagingSchema, table.Table) == rejects.Table);
            return new(rejects.Table, rejects.Mode, [], [])
            {
                Sources = [rejects],
                Landing = LandingPlan.Merge(options.Landing, entry),
                Contract = entry?.Contract,
                Drift = DriftOf(options, entry),
            };
        }
    }
}
