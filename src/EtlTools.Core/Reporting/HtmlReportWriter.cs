using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Reporting.Markup;

namespace EtlTools.Reporting;

/// <summary>
/// Writes a report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. The same
/// report gives the same file, byte for byte.
/// </summary>
public static class HtmlReportWriter
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">What to show.</param>
    /// <param name="writer">Where to; it is flushed, and stays open.</param>
    /// <param name="cancellationToken">Stops between two parts of the page.</param>
    public static async Task WriteAsync(QualityReport report, TextWriter writer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (Html part in ReportPage.Parts(report))
            await writer.WriteAsync(part.ToString().AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    /// <summary>
    /// Saves a report as UTF-8. It is written aside and then renamed, so that whoever opens the file sees the old
    /// report or the new one, never half of one. Missing folders are created.
    /// </summary>
    /// <param name="report">What to show.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cancellationToken">Stops; the file is then as it was.</param>
    /// <exception cref="EtlException"><see cref="ErrorIds.ReportWrite"/>: the file cannot be written.</exception>
    public static async Task SaveAsync(QualityReport report, string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string target = Path.GetFullPath(path);
        string aside = $"{target}.{Path.GetRandomFileName()}.partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? target);
            await WriteFileAsync(report, aside, cancellationToken);
            File.Move(aside, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EtlException(
                ErrorIds.ReportWrite,
                $"The report cannot be written to {target}: {exception.Message}",
                "Choose a file in a folder you may write to, with room on its disk.",
                target,
                exception);
        }
        finally
        {
            if (File.Exists(aside))
                File.Delete(aside);
        }
    }

    private static async Task WriteFileAsync(QualityReport report, string path, CancellationToken cancellationToken)
    {
        await using StreamWriter writer = new(path, append: false, new UTF8Encoding(false));
        await WriteAsync(report, writer, cancellationToken);
    }
}
