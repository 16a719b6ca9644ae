using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Integration.Database;

/// <summary>A home below the temporary folder; its server is stopped and its files removed in the end.</summary>
public sealed class ThrowawayHome
{
    private readonly string _top;

    /// <param name="below">Folders between the temporary one and the home.</param>
    public ThrowawayHome(string below = "home")
    {
        _top = Directory.CreateTempSubdirectory("etl-").FullName;
        Home = Path.Combine(_top, below);
        if (!OperatingSystem.IsWindows())
        {
            // Temporary folders are closed; the server's account has to pass through this one.
            File.SetUnixFileMode(_top, File.GetUnixFileMode(_top) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>The folder above the home.</summary>
    public string Top => _top;

    /// <summary>The home; nothing is there yet.</summary>
    public string Home { get; }

    /// <summary>The data folder of its server.</summary>
    public string Data => ServerFolderChooser.Find(Home).Data;

    /// <summary>Its options, with the binaries of <c>ETL_POSTGRES_BIN</c> where that is set.</summary>
    public EmbeddedPostgresOptions Options => new() { Home = Home };

    /// <summary>A server as another process would see it.</summary>
    public EmbeddedPostgres Server() => new(Options);

    public async ValueTask DisposeAsync()
    {
        string root = ServerFolderChooser.Find(Home).Root;
        try
        {
            await Server().StopAsync(CancellationToken.None);
        }
        finally
        {
            if (root != Path.GetFullPath(Home)) Directory.Delete(root, recursive: true);
            Directory.Delete(_top, recursive: true);
        }
    }
}
