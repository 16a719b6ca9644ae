using EtlTools.Models;
using EtlTools.Runs;
using EtlTools.Sources;
using EtlTools.Staging;
using EtlTools.Staging.Rejects;

namespace EtlTools.Tests.Integration.Staging.Rejects;

/// <summary>Refused records whose arrays <c>tags</c> go to a table of their own, and the way back.</summary>
internal static class ExplodedRejects
{
    /// <summary>Adds a good record and others to <c>staging.t</c>; those whose <c>v</c> is longer than one character
    /// are refused.</summary>
    public static async Task<IReadOnlyList<RejectInfo>> RefuseTagsAsync(this StagingArea area, params string[] records)
    {
        string text = string.Join('\n', records.Prepend("""{"id":1,"v":"a","tags":["a"]}"""));
        await area.ImportAsync(area.Checked("t", text, LoadMode.Append) with { Landing = new() { Key = ["id"] } });
        return await area.RejectsAsync();
    }

    /// <summary>What such a load is asked for with.</summary>
    public static ImportOptions Checked(this StagingArea area, string table, string text, LoadMode mode) => new()
    {
        Files = [area.Write("t.jsonl", text)],
        Table = table,
        Mode = mode,
        Format = new SourceFormat { Explode = ["tags"] },
        Schema = area.Write("schema.json", """{"properties": {"v": {"maxLength": 1}}}"""),
    };

    /// <summary>The rejects of the last load that has any.</summary>
    public static Task<IReadOnlyList<RejectInfo>> RejectsAsync(this StagingArea area) =>
        RunReader.ListRejectsAsync(area.Database, null, false, 100, CancellationToken.None);

    /// <summary>Sends rejects in again.</summary>
    public static Task<IReadOnlyList<LoadResult>> ResolveAsync(
        this StagingArea area, IEnumerable<RejectInfo> rejects, ImportOptions? options = null) =>
        area.ImportAsync((options ?? new ImportOptions()) with
        {
            Rejects = [.. rejects.Select(reject => new MendedReject(reject.RejectId, reject.Fields.AsReadOnly()))],
        });

    /// <summary>Table, rows read, inserted and refused.</summary>
    public static string Counts(LoadResult load) =>
        $"{load.Table} {load.RowsRead} {load.RowsInserted} {load.RowsRejected}";

    /// <summary>A reject's fields.</summary>
    public static string Text(RejectInfo reject) =>
        string.Join(' ', reject.Fields.Select(field => $"{field.Key}={field.Value ?? "null"}"));
}
