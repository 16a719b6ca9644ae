using EtlTools.Staging.Rejects;

namespace EtlTools.Staging;

/// <summary>What an import will do; the same value is shown and carried out.</summary>
public sealed record ImportPlan
{
    /// <summary>The tables with their files.</summary>
    public required IReadOnlyList<TableImport> Tables { get; init; }

    /// <summary>The tables, each with those that take rows inside its records after it.</summary>
    public IEnumerable<TableImport> AllTables =>
        Tables.SelectMany(table => table.Children.Select(child => child.Import).Prepend(table));

    /// <summary>The files no table takes.</summary>
    public IReadOnlyList<UnmatchedFile> Unmatched { get; init; } = [];

    /// <summary>The files passed over because their table takes only the newest, and another one is newer.</summary>
    public IReadOnlyList<string> PassedOver { get; init; } = [];

    /// <summary>The rejects that cannot be sent in again.</summary>
    public IReadOnlyList<RefusedReject> RefusedRejects { get; init; } = [];

    /// <summary>How many tables are loaded at once.</summary>
    /// <value>1</value>
    public int Workers { get; init; } = 1;

    /// <summary>How many rows of a file may be refused.</summary>
    public required RejectLimit MaxRejects { get; init; }
}
