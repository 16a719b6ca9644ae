namespace EtlTools.Tests.Integration.Database;

/// <summary>A theory that needs the permissions or scripts of Unix.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Windows has neither these permissions nor these scripts.";
    }
}
