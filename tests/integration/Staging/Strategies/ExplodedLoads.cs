using EtlTools.Models;
using EtlTools.Sources;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

/// <summary>Loads of records into <c>staging.t</c> whose arrays <c>tags</c> go to <c>staging.t_tags</c>.</summary>
internal static class ExplodedLoads
{
    /// <summary>Loads JSON Lines, or an array, as a file.</summary>
    /// <returns>The load of the records, and that of their tags.</returns>
    public static async Task<(LoadResult Records, LoadResult Tags)> LoadTagsAsync(
        this StagingArea area, LoadMode mode, string text, LandingOptions? landing = null)
    {
        IReadOnlyList<LoadResult> loads = await area.ImportAsync(Tagged(area.Write("t.jsonl", text), mode, landing));
        return (loads[0], loads[1]);
    }

    /// <summary>What such a load is asked for with.</summary>
    public static ImportOptions Tagged(string file, LoadMode mode, LandingOptions? landing = null) => new()
    {
        Files = [file],
        Table = "t",
        Mode = mode,
        Landing = landing ?? new LandingOptions { Key = ["id"] },
        Format = new SourceFormat { Explode = ["tags"] },
    };

    /// <summary>The tags in the table, each with the key of its record and its position.</summary>
    public static Task<IReadOnlyList<string>> TagsAsync(this StagingArea area) => area.RowsAsync("""
        select concat_ws(' ', id, position, coalesce(value, 'null')) from staging.t_tags order by id, position::int
        """);
}
