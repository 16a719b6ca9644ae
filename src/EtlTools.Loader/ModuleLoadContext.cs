using System.Reflection;
using System.Runtime.Loader;

namespace EtlTools.Loader;

/// <summary>Keeps the module's own dependencies away from those of other modules in the session.</summary>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly Lazy<Assembly> s_cmdlets = new(LoadCmdlets);

    private readonly AssemblyDependencyResolver _resolver;

    private ModuleLoadContext(string cmdletsPath) : base("EtlTools") => _resolver = new(cmdletsPath);

    /// <summary>The assembly of the cmdlets, loaded once per process into its own context.</summary>
    public static Assembly Cmdlets => s_cmdlets.Value;

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static Assembly LoadCmdlets()
    {
        string directory = Path.GetDirectoryName(typeof(ModuleLoadContext).Assembly.Location)!;
        string cmdletsPath = Path.Combine(directory, "EtlTools.Cmdlets.dll");
        return new ModuleLoadContext(cmdletsPath).LoadFromAssemblyPath(cmdletsPath);
    }
}
