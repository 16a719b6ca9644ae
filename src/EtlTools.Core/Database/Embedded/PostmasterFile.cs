using System.Globalization;

namespace EtlTools.Database.Embedded;

/// <summary>
/// <c>postmaster.pid</c>: what a server writes about itself into its data folder
/// (<see href="https://www.postgresql.org/docs/current/storage-file-layout.html"/>).
/// </summary>
/// <param name="ProcessId">The server's process, if it still lives.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Port">Its port; also part of the name of its socket.</param>
/// <param name="SocketDirectory">The folder of its socket; empty where it has none.</param>
/// <param name="IsReady">Whether it said that it accepts connections.</param>
internal sealed record PostmasterFile(
    int ProcessId, DateTimeOffset StartedAt, int Port, string SocketDirectory, bool IsReady)
{
    private const string FileName = "postmaster.pid";

    /// <summary>Its socket; null where it has none.</summary>
    public string? Socket => SocketDirectory.Length > 0 ? Path.Combine(SocketDirectory, $".s.PGSQL.{Port}") : null;

    // More than any system hands out, so that PostgreSQL finds the owner gone.
    private const string NobodysProcessId = "2147483646";

    /// <summary>Reads the file of a data folder.</summary>
    /// <param name="dataDirectory">The data folder.</param>
    /// <returns>Null where there is none, or not all of it yet.</returns>
    public static PostmasterFile? Read(string dataDirectory)
    {
        try
        {
            return Parse(File.ReadAllText(Path.Combine(dataDirectory, FileName)));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">Lines: process, data folder, start, port, socket folder, address, memory key, state.</param>
    /// <returns>Null where lines are missing: the server is just writing it.</returns>
    public static PostmasterFile? Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Length < 6
            || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out int processId)
            || !long.TryParse(lines[2], CultureInfo.InvariantCulture, out long startedAt)
            || !int.TryParse(lines[3], CultureInfo.InvariantCulture, out int port))
        {
            return null;
        }

        bool isReady = lines.Length > 7 && lines[7] == "ready";
        return new PostmasterFile(processId, DateTimeOffset.FromUnixTimeSeconds(startedAt), port, lines[4], isReady);
    }

    /// <summary>Takes the dead server's process number out of the file, because another program has it now.</summary>
    /// <remarks>
    /// PostgreSQL would take that program for a living server and refuse to start. The rest of the file stays: with
    /// the memory key in it PostgreSQL makes sure that no orphan of the dead server still writes.
    /// </remarks>
    /// <param name="dataDirectory">The data folder.</param>
    public static void Disown(string dataDirectory)
    {
        string path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path)) return;
        string text = File.ReadAllText(path);
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        File.WriteAllText(path, NobodysProcessId + (end < 0 ? "\n" : text[end..]));
    }
}
