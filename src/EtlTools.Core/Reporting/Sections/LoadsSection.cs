using EtlTools.Reporting.Markup;
using EtlTools.Staging;

namespace EtlTools.Reporting.Sections;

/// <summary>The files that were loaded and where their rows went; those in trouble first.</summary>
internal static class LoadsSection
{
    private static readonly HtmlColumn[] s_columns =
    [
        new("File"), new("Status"), new("Read", true), new("Inserted", true), new("Updated", true),
        new("Unchanged", true), new("Skipped", true), new("Rejected", true), new("Size", true), new("Time", true),
    ];

    public static Html Write(IReadOnlyList<LoadResult> loads) => Html.Of(
        $"""
        <section id="loads">
        <h2>Loads</h2>
        {(loads.Count == 0 ? Html.Of($"<p class=\"note\">No file was loaded.</p>") : Table(loads))}
        </section>

        """);

    private static Html Table(IReadOnlyList<LoadResult> loads) => Html.Of(
        $"""
        <p class="note">Read = inserted + updated + unchanged + skipped + rejected, for every file.</p>
        {HtmlTable.Of("Files and where their rows went", s_columns, WorstFirst(loads).Select(Row), Total(loads))}
        """);

    private static IEnumerable<LoadResult> WorstFirst(IReadOnlyList<LoadResult> loads) => loads
        .OrderByDescending(load => load.Status.ToTone() is Tone.Bad)
        .ThenByDescending(load => load.Status.ToTone() is Tone.Warning)
        .ThenBy(load => load.LoadId);

    private static HtmlRow Row(LoadResult load) => new(
        [
            Subject(load),
            load.Status.ToTone().Badge(Readable.Words(load.Status)),
            .. Counts(load.RowsRead, load.RowsInserted, load.RowsUpdated, load.RowsUnchanged, load.RowsSkipped),
            .. Counts(load.RowsRejected),
            Html.Of($"{Readable.Bytes(load.SourceBytes)}"),
            Html.Of($"{Readable.Duration(load.Duration)}"),
        ],
        load.Status.ToTone(),
        Attention.LoadId(load));

    private static Html Subject(LoadResult load) => Html.Of(
        $"""
        <span class="name">{DataText.Name(FileName(load.SourceFile))}</span>
        <span class="detail">{load.Mode} into <span class="code">{DataText.DottedName(load.Table)}</span>,
        {Readable.Time(load.StartedAt)}</span>
        <span class="detail path">{DataText.Name(Folder(load.SourceFile))}</span>
        {Error(load.Error)}
        """);

    private static string FileName(string path) => path[FileNameStart(path)..];

    private static string Folder(string path) => path[..FileNameStart(path)];

    /// <summary>Paths of any system are understood, for the catalog may have been filled on another one.</summary>
    private static int FileNameStart(string path) => path.LastIndexOfAny(['/', '\\']) + 1;

    private static Html? Error(string? error) =>
        error is null ? null : Html.Of($"""<span class="detail message">{DataText.Name(error)}</span>""");

    private static HtmlRow Total(IReadOnlyList<LoadResult> loads) => new(
    [
        Html.Of($"{Readable.Count(loads.Count, "file")}"),
        Html.Empty,
        .. Counts(
            loads.Sum(load => load.RowsRead),
            loads.Sum(load => load.RowsInserted),
            loads.Sum(load => load.RowsUpdated),
            loads.Sum(load => load.RowsUnchanged),
            loads.Sum(load => load.RowsSkipped),
            loads.Sum(load => load.RowsRejected)),
        Html.Of($"{Readable.Bytes(loads.Sum(load => load.SourceBytes))}"),
        Html.Empty,
    ]);

    private static IEnumerable<Html> Counts(params long[] counts) =>
        counts.Select(count => Html.Of($"{Readable.Count(count)}"));
}
