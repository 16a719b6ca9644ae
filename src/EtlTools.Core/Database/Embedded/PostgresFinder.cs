using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>
/// Decides which PostgreSQL runs: the folder named by the user, else the newest found, else one from npm. An existing
/// cluster can only be run by its own major version.
/// </summary>
internal static class PostgresFinder
{
    /// <summary>The programs to use.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="folder">The server's files.</param>
    /// <param name="account">Who will run them.</param>
    /// <param name="progress">Told about a download.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EtlException">There is none that will do.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options,
        ServerFolder folder,
        ServerAccount account,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        List<PostgresBinaries> found = await FindAllAsync(options, folder, account, cancellationToken);
        if (Choose(found, options.MinimumVersion, folder.ClusterVersion()) is { } best) return best;
        if (options.BinDirectory is { } asked && found.Count == 0) throw EmbeddedErrors.NotPrograms(asked, account);
        if (folder.ClusterVersion() is { } cluster) throw EmbeddedErrors.ClusterVersion(folder, cluster, found);
        if (options.BinDirectory is null && PostgresInstaller.Find(options.Search) is { } installer)
            return await installer.InstallAsync(folder, account, progress, cancellationToken);
        throw found.Count == 0
            ? EmbeddedErrors.NoPrograms()
            : EmbeddedErrors.TooOld(found, options.MinimumVersion);
    }

    /// <summary>All programs that can be run, in the order of the search.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="folder">The server's files.</param>
    /// <param name="account">Who will run them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<List<PostgresBinaries>> FindAllAsync(
        EmbeddedPostgresOptions options,
        ServerFolder folder,
        ServerAccount account,
        CancellationToken cancellationToken)
    {
        IEnumerable<string> folders = options.BinDirectory is { } asked
            ? new[] { Path.GetFullPath(asked) }.Where(PostgresBinaries.AreIn)
            : options.Search.FindFolders(PostgresInstaller.Installed(folder));
        List<PostgresBinaries> found = [];
        foreach (string directory in folders)
        {
            if (await PostgresBinaries.ReadAsync(directory, account, cancellationToken) is { } binaries)
                found.Add(binaries);
        }

        return found;
    }

    /// <summary>The newest that will do; the first of several that are equally new.</summary>
    /// <param name="found">The programs found, in the order of the search.</param>
    /// <param name="minimumVersion">The oldest major version that will do.</param>
    /// <param name="clusterVersion">The major version of the cluster; null before it exists.</param>
    public static PostgresBinaries? Choose(
        IEnumerable<PostgresBinaries> found, int minimumVersion, int? clusterVersion) =>
        found.Where(binaries => binaries.Version.Major >= minimumVersion)
            .Where(binaries => clusterVersion is null || binaries.Version.Major == clusterVersion)
            .MaxBy(binaries => binaries.Version);
}
