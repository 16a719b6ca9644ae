using System.Globalization;
using System.Text;
using CsvHelper;
using EtlTools.Diagnostics;

namespace EtlTools.Samples;

/// <summary>One day's files, written aside as <c>*.tmp</c> and put in place together. What is not put in place is
/// removed, so a run that was cancelled or failed leaves the folder as it was.</summary>
internal sealed class SampleFolder : IDisposable
{
    private const int ReportEvery = 10_000;

    private readonly string _directory;
    private readonly string _stamp;
    private readonly IProgress<EtlProgress>? _progress;
    private readonly List<string> _aside = [];

    public SampleFolder(string directory, DateOnly date, IProgress<EtlProgress>? progress)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
        _stamp = date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        _progress = progress;
    }

    public async Task<SampleFile> WriteRowsAsync<T>(
        string entity, IEnumerable<T> rows, Action<T>? count, CancellationToken cancellationToken)
    {
        string path = PathOf(entity, "csv");
        string aside = SetAside(path);
        long written;
        using (CsvWriter writer = CsvWriter.ToFile(aside, CsvDialect.Options, FileOptions.Asynchronous))
        {
            IEnumerable<T> watched = Watch(rows, Path.GetFileName(path), count, cancellationToken);
            await writer.WriteRecordsAsync(watched, cancellationToken);
            await writer.FlushAsync(cancellationToken);
            written = writer.RecordCount - 1;
        }
        return new SampleFile(entity, path, written, new FileInfo(aside).Length);
    }

    public async Task<string> WriteTextAsync(string name, string text, CancellationToken cancellationToken)
    {
        string path = PathOf(name, "json");
        await File.WriteAllTextAsync(SetAside(path), text, new UTF8Encoding(false), cancellationToken);
        return path;
    }

    /// <summary>Puts every file in place of its older version.</summary>
    public void Complete()
    {
        foreach (string aside in _aside)
            File.Move(aside, Path.ChangeExtension(aside, null), overwrite: true);
        _aside.Clear();
    }

    public void Dispose()
    {
        foreach (string aside in _aside)
            File.Delete(aside);
    }

    private string PathOf(string entity, string extension) =>
        Path.Combine(_directory, $"{entity}_{_stamp}.{extension}");

    private string SetAside(string path)
    {
        string aside = path + ".tmp";
        _aside.Add(aside);
        return aside;
    }

    private IEnumerable<T> Watch<T>(
        IEnumerable<T> rows, string file, Action<T>? count, CancellationToken cancellationToken)
    {
        long done = 0;
        foreach (T row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count?.Invoke(row);
            yield return row;
            if (++done % ReportEvery == 0) _progress?.Report(new EtlProgress("Generating", file, done, null, "rows"));
        }
        _progress?.Report(new EtlProgress("Generating", file, done, done, "rows"));
    }
}
