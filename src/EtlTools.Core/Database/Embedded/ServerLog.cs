namespace EtlTools.Database.Embedded;

/// <summary>The server's log: kept small, and read for the reason of a failure.</summary>
internal static class ServerLog
{
    /// <summary>The size from which the log is put aside, in bytes; one older part is kept.</summary>
    public const long LongestLength = 10_000_000;

    /// <summary>Puts a long log aside as <c>server.log.1</c>.</summary>
    /// <remarks>The server appends to the open file, so it goes on at the start of the emptied one.</remarks>
    /// <param name="path">The log.</param>
    public static void Bound(string path)
    {
        FileInfo log = new(path);
        if (!log.Exists || log.Length <= LongestLength) return;
        try
        {
            File.Copy(path, path + ".1", overwrite: true);
            using FileStream file = new(path, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (IOException)
        {
            // Windows keeps it closed while the server runs; the next start bounds it.
        }
    }

    /// <summary>The length of the log, to read from later.</summary>
    /// <param name="path">The log.</param>
    public static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>What was written to the log since it had a length.</summary>
    /// <param name="path">The log.</param>
    /// <param name="from">The length.</param>
    public static string Since(string path, long from)
    {
        if (Length(path) <= from) return "";
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(from, SeekOrigin.Begin);
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }

    /// <summary>Why a server gave up: its last fatal message, else the last line.</summary>
    /// <param name="text">What it wrote.</param>
    /// <returns>The message; null when it wrote nothing.</returns>
    public static string? Reason(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal)
            || line.Contains("PANIC:", StringComparison.Ordinal)) ?? lines.LastOrDefault();
    }
}
