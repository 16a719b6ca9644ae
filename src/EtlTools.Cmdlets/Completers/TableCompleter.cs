using EtlTools.Models;
using EtlTools.Runs;

namespace EtlTools.Completers;

/// <summary>Completes the tables of the model typed as <c>-Model</c>, of the kinds the command builds.</summary>
public sealed class TableCompleter : NameCompleter
{
    private protected override async Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken) =>
        await request.ReadModelAsync(cancellationToken) is { } model
            ? model.Tables.Where(table => IsBuiltBy(request.CommandName, table)).Select(table => table.Name)
            : [];

    private static bool IsBuiltBy(string command, WarehouseTable table) => table.Kind switch
    {
        StepKind.Dimension or StepKind.Calendar =>
            command.StartsWith("Invoke-Dimension", StringComparison.OrdinalIgnoreCase),
        StepKind.Fact => command.StartsWith("Invoke-Fact", StringComparison.OrdinalIgnoreCase),
        _ => command.StartsWith("Invoke-Aggregate", StringComparison.OrdinalIgnoreCase),
    };
}
