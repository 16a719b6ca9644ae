using EtlTools.Cmdlets;

namespace EtlTools.Completers;

/// <summary>Completes models: those that ship with the module, and folders below here that hold a model.yml.</summary>
public sealed class ModelCompleter : NameCompleter
{
    private static readonly EnumerationOptions s_near = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3 };

    private protected override Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<string> near = Directory
            .EnumerateFiles(request.Location, "model.yml", s_near)
            .TakeWhile(_ => !cancellationToken.IsCancellationRequested)
            .Select(file => "./" + Path.GetRelativePath(request.Location, Path.GetDirectoryName(file)!)
                .Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        return Task.FromResult(ShippedModels.Folders.Select(folder => Path.GetFileName(folder)).Concat(near));
    }
}
