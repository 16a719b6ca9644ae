using EtlTools.Profiling;
using EtlTools.Tests.Integration.Staging;

namespace EtlTools.Tests.Integration.Profiling;

/// <summary>Shorthands for profiling tables of a <see cref="StagingArea"/>.</summary>
internal static class ProfiledTable
{
    public static Task<TableProfile> ProfileAsync(this StagingArea area, string table, params string[] key) =>
        area.ProfileAsync(new ProfileOptions { Table = table, Key = key });

    public static Task<TableProfile> ProfileAsync(this StagingArea area, ProfileOptions options) =>
        TableProfiler.RunAsync(area.Database, options, null, CancellationToken.None);

    public static ColumnProfile Of(this TableProfile profile, string column) =>
        profile.Columns.Single(measured => measured.Column == column);

    /// <summary>A real file as a table.</summary>
    public static Task ImportRealAsync(this StagingArea area, string table, string file) =>
        area.ImportAsync(table, Path.Combine(Checkout.TestData!, file));
}
