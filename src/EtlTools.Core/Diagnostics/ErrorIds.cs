namespace EtlTools.Diagnostics;

/// <summary>Every error id EtlTools reports: <c>Etl.Area.What</c>. They are part of the interface and never change.</summary>
public static class ErrorIds
{
    /// <summary>The server cannot be reached or refuses the login.</summary>
    public const string DatabaseConnection = "Etl.Database.Connection";

    /// <summary>The connection string cannot be read.</summary>
    public const string DatabaseConnectionString = "Etl.Database.ConnectionString";

    /// <summary>A script of the catalog is not the one that was applied.</summary>
    public const string DatabaseCatalogChanged = "Etl.Database.CatalogChanged";

    /// <summary>The connection was closed before it was used.</summary>
    public const string DatabaseClosed = "Etl.Database.Closed";

    /// <summary>The server is older than PostgreSQL 15.</summary>
    public const string DatabaseVersion = "Etl.Database.Version";

    /// <summary>A value of a query's result cannot be read into any type.</summary>
    public const string DatabaseValue = "Etl.Database.Value";

    /// <summary>A statement failed on the server.</summary>
    public const string DatabaseStatement = "Etl.Database.Statement";

    /// <summary>No programs of PostgreSQL were found for the embedded server, or they cannot be run.</summary>
    public const string EmbeddedNoPrograms = "Etl.Embedded.NoPrograms";

    /// <summary>The programs found are too old, or of another version than the cluster.</summary>
    public const string EmbeddedVersion = "Etl.Embedded.Version";

    /// <summary>npm could not fetch the programs.</summary>
    public const string EmbeddedDownload = "Etl.Embedded.Download";

    /// <summary>A folder of the embedded server cannot be made, read or written.</summary>
    public const string EmbeddedFolder = "Etl.Embedded.Folder";

    /// <summary>Root found no account to run the server under.</summary>
    public const string EmbeddedAccount = "Etl.Embedded.Account";

    /// <summary>Another process kept the embedded server's lock too long.</summary>
    public const string EmbeddedLocked = "Etl.Embedded.Locked";

    /// <summary>The embedded server's cluster could not be created.</summary>
    public const string EmbeddedCreate = "Etl.Embedded.Create";

    /// <summary>The embedded server did not start.</summary>
    public const string EmbeddedStart = "Etl.Embedded.Start";

    /// <summary>The embedded server did not stop.</summary>
    public const string EmbeddedStop = "Etl.Embedded.Stop";

    /// <summary>A model folder, or a file it must hold, is not there.</summary>
    public const string ModelNotFound = "Etl.Model.NotFound";

    /// <summary>A file of a model is not YAML.</summary>
    public const string ModelYaml = "Etl.Model.Yaml";

    /// <summary>A file of a model says something the schema of its kind does not allow.</summary>
    public const string ModelSchema = "Etl.Model.Schema";

    /// <summary>Files of a model contradict each other: a name twice, an unknown dimension, a circle.</summary>
    public const string ModelInconsistent = "Etl.Model.Inconsistent";

    /// <summary>A select of a model does not run, or does not return what its header needs.</summary>
    public const string ModelSelect = "Etl.Model.Select";

    /// <summary>A contract's file is not there or cannot be read.</summary>
    public const string ContractFile = "Etl.Contract.File";

    /// <summary>A contract is not JSON, or is no JSON Schema.</summary>
    public const string ContractSchema = "Etl.Contract.Schema";

    /// <summary>A contract asks for something that would not be checked as it is meant.</summary>
    public const string ContractUnsupported = "Etl.Contract.Unsupported";

    /// <summary>A source file is not there or cannot be read.</summary>
    public const string StagingFile = "Etl.Staging.File";

    /// <summary>A source's encoding is not known, or its bytes are no characters of it.</summary>
    public const string StagingEncoding = "Etl.Staging.Encoding";

    /// <summary>A packed source ends before its data do.</summary>
    public const string StagingArchiveTruncated = "Etl.Staging.ArchiveTruncated";

    /// <summary>A packed source contradicts itself or its checksum.</summary>
    public const string StagingArchiveDamaged = "Etl.Staging.ArchiveDamaged";

    /// <summary>More comes out of a packed source than is allowed.</summary>
    public const string StagingArchiveBomb = "Etl.Staging.ArchiveBomb";

    /// <summary>A member of an archive is encrypted.</summary>
    public const string StagingArchiveEncrypted = "Etl.Staging.ArchiveEncrypted";

    /// <summary>A source is packed in a way that is not read.</summary>
    public const string StagingArchiveUnsupported = "Etl.Staging.ArchiveUnsupported";

    /// <summary>A source file has no header line that can be read.</summary>
    public const string StagingHeader = "Etl.Staging.Header";

    /// <summary>What is said about how a source is written cannot be, or contradicts itself.</summary>
    public const string StagingFormat = "Etl.Staging.Format";

    /// <summary>A source file's header is not the one the load was planned with.</summary>
    public const string StagingFileChanged = "Etl.Staging.FileChanged";

    /// <summary>A query that brings records failed, or its source cannot be used.</summary>
    public const string StagingQuery = "Etl.Staging.Query";

    /// <summary>The text that names a database to read from says neither which nor where.</summary>
    public const string StagingSource = "Etl.Staging.Source";

    /// <summary>Files and records came through one pipeline.</summary>
    public const string StagingMixedInput = "Etl.Staging.MixedInput";

    /// <summary>No staging table takes the file: no table is named, or none of the model has a pattern for it.</summary>
    public const string StagingUnmatched = "Etl.Staging.Unmatched";

    /// <summary>A data folder has no file for a staging table of the model.</summary>
    public const string StagingNoFiles = "Etl.Staging.NoFiles";

    /// <summary>A table exists, and is no staging table: a column has another type, or the audit columns are missing.</summary>
    public const string StagingTableShape = "Etl.Staging.TableShape";

    /// <summary>The bound for rejects cannot be read.</summary>
    public const string StagingRejectLimit = "Etl.Staging.RejectLimit";

    /// <summary>More rows were refused than the bound allows; the load was rolled back.</summary>
    public const string StagingTooManyRejects = "Etl.Staging.TooManyRejects";

    /// <summary>A reject cannot be sent in again: there is none, it is resolved, or its load does not stand.</summary>
    public const string StagingReject = "Etl.Staging.Reject";

    /// <summary>A load was rolled back because another file of the same table failed.</summary>
    public const string StagingRolledBack = "Etl.Staging.RolledBack";

    /// <summary>A JSON file is empty, broken where it cannot be read on, or has more columns than a table.</summary>
    public const string StagingJson = "Etl.Staging.Json";

    /// <summary>The path to the records of a JSON file is none, or leads nowhere.</summary>
    public const string StagingRecordPath = "Etl.Staging.RecordPath";

    /// <summary>Nothing tells whose the rows of exploded arrays are, or those there have another key.</summary>
    public const string StagingExplode = "Etl.Staging.Explode";

    /// <summary>A source differs from its table in a way its drift policy refuses.</summary>
    public const string StagingDrift = "Etl.Staging.Drift";

    /// <summary>A drift policy cannot be read.</summary>
    public const string StagingDriftPolicy = "Etl.Staging.DriftPolicy";

    /// <summary>A staging table that is to be compared with is not there.</summary>
    public const string StagingUnknownTable = "Etl.Staging.UnknownTable";

    /// <summary>No load with the id asked for gave a version of data.</summary>
    public const string VersionNotFound = "Etl.Version.NotFound";

    /// <summary>Versions that are to be compared are not of the same table.</summary>
    public const string VersionOtherTable = "Etl.Version.OtherTable";

    /// <summary>A keyed load has no key, or a source lacks a column of it.</summary>
    public const string StagingKey = "Etl.Staging.Key";

    /// <summary>An insert-only load brings keys that are in the table already.</summary>
    public const string StagingKeyExists = "Etl.Staging.KeyExists";

    /// <summary>The key of a keyed load repeats in the table.</summary>
    public const string StagingRepeatedKey = "Etl.Staging.RepeatedKey";

    /// <summary>A source lacks the watermark column, or a value of it is of another kind than those before.</summary>
    public const string StagingWatermark = "Etl.Staging.Watermark";

    /// <summary>Another load kept the table longer than this one was to wait.</summary>
    public const string StagingLocked = "Etl.Staging.Locked";

    /// <summary>The catalog has no load with the id asked for.</summary>
    public const string UndoNotFound = "Etl.Undo.NotFound";

    /// <summary>A load cannot be taken back: it did not land, or what it replaced is no longer kept.</summary>
    public const string UndoNotPossible = "Etl.Undo.NotPossible";

    /// <summary>A load cannot be taken back alone, since later loads build on it.</summary>
    public const string UndoDependents = "Etl.Undo.Dependents";

    /// <summary>What is to be archived is no file.</summary>
    public const string ArchiveNoFile = "Etl.Archive.NoFile";

    /// <summary>A file was loaded and could not be archived.</summary>
    public const string ArchiveNotWritten = "Etl.Archive.NotWritten";

    /// <summary>There is no such archive, or it has no file of the table.</summary>
    public const string ArchiveNotFound = "Etl.Archive.NotFound";

    /// <summary>The metadata of an archived file cannot be read.</summary>
    public const string ArchiveMetadata = "Etl.Archive.Metadata";

    /// <summary>An archived file is not what its metadata says.</summary>
    public const string ArchiveDamaged = "Etl.Archive.Damaged";

    /// <summary>A table holds rows that would stay when archived files were loaded again.</summary>
    public const string ArchiveTableInUse = "Etl.Archive.TableInUse";

    /// <summary>Loads that made a table what it was are not archived.</summary>
    public const string ArchiveIncomplete = "Etl.Archive.Incomplete";

    /// <summary>Nothing says which archived files may go.</summary>
    public const string ArchiveOptions = "Etl.Archive.Options";

    /// <summary>An archived file cannot be deleted.</summary>
    public const string ArchiveNotDeleted = "Etl.Archive.NotDeleted";

    /// <summary>An option is named that does nothing in the mode of the load.</summary>
    public const string StagingOptions = "Etl.Staging.Options";

    /// <summary>A source has more columns than a table has room for.</summary>
    public const string StagingWide = "Etl.Staging.Wide";

    /// <summary>A name cannot be that of a staging table.</summary>
    public const string StagingTableName = "Etl.Staging.TableName";

    /// <summary>A load failed for a reason nobody foresaw; the message is the cause's.</summary>
    public const string StagingFailed = "Etl.Staging.Failed";

    /// <summary>The table to be profiled is not there.</summary>
    public const string ProfileUnknownTable = "Etl.Profile.UnknownTable";

    /// <summary>A column of the key is not in the table to be profiled.</summary>
    public const string ProfileUnknownColumn = "Etl.Profile.UnknownColumn";

    /// <summary>The load whose rows are to be profiled put none into the table.</summary>
    public const string ProfileUnknownLoad = "Etl.Profile.UnknownLoad";

    /// <summary>There is no stored profile to compare with.</summary>
    public const string ProfileNotFound = "Etl.Profile.NotFound";

    /// <summary>A key repeats in one batch, and the model does not say which row wins.</summary>
    public const string TransformRepeatedKey = "Etl.Transform.RepeatedKey";

    /// <summary>A row has no value in its key.</summary>
    public const string TransformNullKey = "Etl.Transform.NullKey";

    /// <summary>Versions of a member would overlap.</summary>
    public const string TransformOverlap = "Etl.Transform.Overlap";

    /// <summary>A select returned no rows where that would close or delete everything.</summary>
    public const string TransformEmptySource = "Etl.Transform.EmptySource";

    /// <summary>No table of the model has the name asked for.</summary>
    public const string TransformUnknownTable = "Etl.Transform.UnknownTable";

    /// <summary>A table that a model wants to build belongs to another model or to nobody EtlTools knows.</summary>
    public const string TransformForeignTable = "Etl.Transform.ForeignTable";

    /// <summary>Rules failed that are as severe as the gate allows none to be.</summary>
    public const string QualityGateFailed = "Etl.Quality.GateFailed";

    /// <summary>A rule was asked for that the model does not have.</summary>
    public const string QualityUnknownRule = "Etl.Quality.UnknownRule";

    /// <summary>A report or score was asked for where no quality rule has been tested.</summary>
    public const string QualityNotTested = "Etl.Quality.NotTested";

    /// <summary>A report cannot be written to its file.</summary>
    public const string ReportWrite = "Etl.Report.Write";

    /// <summary>An option of the sample data generator is out of its range.</summary>
    public const string SamplesOptions = "Etl.Samples.Options";

    /// <summary>A sample file cannot be written.</summary>
    public const string SamplesWrite = "Etl.Samples.Write";

    /// <summary>A run is to load files, but no folder was named.</summary>
    public const string PipelineNoData = "Etl.Pipeline.NoData";
    /// <summary>The catalog has no run with the id asked for.</summary>
    public const string RunNotFound = "Etl.Run.NotFound";

    /// <summary>The command line cannot be understood: an unknown verb, a missing or malformed value.</summary>
    public const string CommandLineUsage = "Etl.CommandLine.Usage";

    /// <summary>A file or folder named on the command line cannot be read or written.</summary>
    public const string CommandLineFile = "Etl.CommandLine.File";

    /// <summary>The user stopped the work.</summary>
    public const string CommandLineCancelled = "Etl.CommandLine.Cancelled";

    /// <summary>Something failed that nobody foresaw.</summary>
    public const string CommandLineUnexpected = "Etl.CommandLine.Unexpected";

    /// <summary>A schema the demo would replace was not made by it.</summary>
    public const string DemoForeignSchema = "Etl.Demo.ForeignSchema";
}
