using EtlTools.Database;
using EtlTools.Models;
using EtlTools.Sql;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// How the rows of an import reach their table, inside the import's transaction: where they are written, what becomes
/// of them there, and what is counted. One kind for each strategy.
/// </summary>
internal abstract class LoadStrategy
{
    /// <summary>The strategy for an import's mode.</summary>
    /// <param name="import">The table and its sources.</param>
    /// <param name="isCitus">Whether the server is a Citus cluster.</param>
    public static LoadStrategy Of(TableImport import, bool isCitus) => import.Mode switch
    {
        LoadMode.Full => new FullStrategy(import, isCitus),
        LoadMode.Append => new AppendStrategy(import),
        LoadMode.InsertOnly => new InsertOnlyStrategy(import),
        LoadMode.UpdateOnly => new UpdateOnlyStrategy(import),
        LoadMode.Upsert => new UpsertStrategy(import),
        LoadMode.Incremental => new IncrementalStrategy(import),
        _ => throw new NotSupportedException(import.Mode.ToString()),
    };

    /// <summary>What every record has to meet besides its format.</summary>
    public virtual IReadOnlyList<RecordCheck> Checks => [];

    /// <summary>Creates, widens or empties what the rows are written to. Other loads of the table are already locked out.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="shape">What the table looks like.</param>
    /// <param name="first">The first of the loads: for unique names, and to count what all of them replace.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task<StagingTarget> PrepareAsync(
        EtlSession session, StagingShape shape, SourceLoad first, CancellationToken cancellationToken);

    /// <summary>Goes on with what <see cref="PrepareAsync"/> had made for loads that stopped at a checkpoint.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="writeTo">The table the rows are in.</param>
    /// <param name="first">The first of the loads.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task<StagingTarget> ResumeAsync(
        EtlSession session, TableName writeTo, SourceLoad first, CancellationToken cancellationToken);

    /// <summary>Takes the rows of one load, which are written, to where they belong, and counts what became of them.</summary>
    /// <param name="session">Inside the transaction.</param>
    /// <param name="load">The load.</param>
    /// <param name="children">The loads of the rows inside its records, where they wait for these.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public virtual Task LandAsync(
        EtlSession session, SourceLoad load, IReadOnlyList<ChildLoad> children, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>The last step, when all loads have landed.</summary>
    public virtual Task FinishAsync(EtlSession session, CancellationToken cancellationToken) => Task.CompletedTask;
}
