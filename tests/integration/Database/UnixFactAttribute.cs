namespace EtlTools.Tests.Integration.Database;

/// <summary>A test that needs the permissions or scripts of Unix.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Windows has neither these permissions nor these scripts.";
    }
}
