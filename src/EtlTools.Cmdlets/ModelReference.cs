using EtlTools.Models;

namespace EtlTools.Cmdlets;

/// <summary>A model as a parameter takes it: its folder, the name of one that ships with the module, or the
/// model.</summary>
public sealed class ModelReference
{
    private readonly string _path;
    private readonly EtlModel? _model;

    /// <summary>A folder or a name; PowerShell converts strings by it.</summary>
    /// <param name="path">The folder, or the name of a model that ships with the module.</param>
    public ModelReference(string path) => _path = path;

    /// <summary>A model that was read already; results carry it down the pipeline.</summary>
    /// <param name="model">The model.</param>
    public ModelReference(EtlModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _path = model.Folder;
        _model = model;
    }

    /// <summary>The model's name, taken from its folder where it has not been read.</summary>
    public string Name => _model?.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(_path));

    /// <inheritdoc />
    public override string ToString() => _model?.Name ?? _path;

    /// <summary>The folder, as an absolute path.</summary>
    /// <param name="resolve">Makes a path of PowerShell's current location absolute.</param>
    internal string FolderFrom(Func<string, string> resolve)
    {
        string folder = resolve(_path);
        return !Directory.Exists(folder) && ShippedModels.Find(_path) is { } shipped ? shipped : folder;
    }

    /// <summary>Reads it, unless that was done.</summary>
    internal async ValueTask<EtlModel> ReadAsync(string folder, CancellationToken cancellationToken) =>
        _model ?? await ModelReader.ReadAsync(folder, cancellationToken);
}
