using EtlTools.Models;

namespace EtlTools.Tests.Integration.Models;

/// <summary>A model written by a test, in a folder that is thrown away.</summary>
internal sealed class ModelFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("etltools-model-").FullName;

    public ModelFolder(string name = "small") => Write("model.yml", $"name: {name}");

    public string Write(string file, string text)
    {
        string path = Path.Combine(_path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<EtlModel> ReadAsync() => ModelReader.ReadAsync(_path, CancellationToken.None);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
