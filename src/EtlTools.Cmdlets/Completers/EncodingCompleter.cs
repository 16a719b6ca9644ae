using EtlTools.Sources;

namespace EtlTools.Completers;

/// <summary>Completes names of encodings.</summary>
public sealed class EncodingCompleter : NameCompleter
{
    private protected override Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<string>>(SourceFormat.EncodingNames);
}
