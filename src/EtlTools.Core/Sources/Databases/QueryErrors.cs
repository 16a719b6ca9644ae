using EtlTools.Diagnostics;

namespace EtlTools.Sources.Databases;

/// <summary>What it means that a source's query fails.</summary>
internal static class QueryErrors
{
    /// <summary>The failure, with the query and the provider's own words.</summary>
    /// <param name="source">What the source is called.</param>
    /// <param name="query">The query; null where only its reader is known.</param>
    /// <param name="error">What the provider threw.</param>
    public static EtlException Of(string source, string? query, Exception error) => new(
        ErrorIds.StagingQuery,
        $"{source}: {(query is null ? "the reader" : "the query")} failed: {error.Message}"
            + (query is null ? "" : $" The query is: {query.Trim()}"),
        query is null
            ? "Look at the provider's message; give a reader that is open."
            : "Mend the query and load again.",
        source,
        error);
}
