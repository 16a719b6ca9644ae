
namespace EtlTools.Completers;

/// <summary>Completes quality rules: of the model typed as <c>-Model</c>, else of those the database has
/// tested.</summary>
public sealed class RuleCompleter : NameCompleter
{
    private protected override async Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken)
    {
        if (await request.ReadModelAsync(cancellationToken) is { } model) return model.Rules.Select(rule => rule.Name);
        return await DatabaseNames.ReadAsync("select name from etl.rule order by name", cancellationToken);
    }
}
