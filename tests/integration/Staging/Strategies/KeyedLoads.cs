using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

/// <summary>Loads by key into <c>staging.t</c>, as the tests of the strategies need them.</summary>
internal static class KeyedLoads
{
    /// <summary>Loads one text as a file.</summary>
    public static async Task<LoadResult> LoadAsync(
        this StagingArea area, LoadMode mode, string text, LandingOptions? landing = null, string file = "t.csv") =>
        (await area.ImportAsync(new ImportOptions
        {
            Files = [area.Write(file, text)],
            Table = "t",
            Mode = mode,
            Landing = landing ?? new LandingOptions { Key = ["id"] },
        })).Single();

    /// <summary>What became of the rows: read, inserted, updated, unchanged, skipped, rejected.</summary>
    public static (long Read, long Inserted, long Updated, long Unchanged, long Skipped, long Rejected) Counts(
        this LoadResult load) => (
        load.RowsRead, load.RowsInserted, load.RowsUpdated, load.RowsUnchanged, load.RowsSkipped, load.RowsRejected);
}
