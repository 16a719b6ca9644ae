namespace EtlTools.Completers;

/// <summary>Completes tables that files have been loaded into.</summary>
public sealed class LoadedTableCompleter : NameCompleter
{
    private protected override Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken) =>
        DatabaseNames.ReadAsync("select distinct target_table from etl.load order by 1", cancellationToken);
}
