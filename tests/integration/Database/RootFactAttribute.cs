namespace EtlTools.Tests.Integration.Database;

/// <summary>A test of what happens as root; skipped for everybody else.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) Skip = "Only root changes the account of the server.";
    }
}
