using EtlTools.Models;

namespace EtlTools.Completers;

/// <summary>Completes the dimensions of the model typed as <c>-Model</c>.</summary>
public sealed class DimensionCompleter : NameCompleter
{
    private protected override async Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken) =>
        await request.ReadModelAsync(cancellationToken) is { } model
            ? model.Tables.OfType<DimensionTable>().Select(table => table.Name)
            : [];
}
