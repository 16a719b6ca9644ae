using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace EtlTools.Cmdlets.Objects;

/// <summary>What a single object is, and which properties it has beside those of its type.</summary>
/// <remarks>
/// PowerShell asks itself the same two questions before it takes a short way to a member. What it offers to others are
/// PSObject.Properties, which lists all members anew for each object and leaves five members on it while doing so, and
/// PSObject.TypeNames, which makes a copy for each object and keeps it.
/// </remarks>
internal static class ObjectMembers
{
    private const string Members = "System.Management.Automation.PSMemberInfoInternalCollection`1"
        + "[[System.Management.Automation.PSMemberInfo, System.Management.Automation]]&, System.Management.Automation";

    private const string Names =
        "System.Management.Automation.Runspaces.ConsolidatedString, System.Management.Automation";

    // The one member of its own that every object may have and that is a property, though a hidden one.
    private const string ReservedName = "pstypenames";

    /// <summary>Whether this PowerShell can be asked.</summary>
    public static bool AreKnown { get; } = CanAsk();

    /// <summary>The properties that only this object has; null when there are none.</summary>
    public static List<PSPropertyInfo>? PropertiesOf(PSObject value)
    {
        if (!HasMembers(null, value, out object? found)) return null;
        List<PSPropertyInfo>? properties = null;
        foreach (PSMemberInfo member in (PSMemberInfoCollection<PSMemberInfo>)found!)
        {
            if (member is PSPropertyInfo property && !IsReserved(property.Name)) (properties ??= []).Add(property);
        }

        return properties;
    }

    /// <summary>The names of the types an object is of; changes with the object.</summary>
    public static Collection<string> TypeNamesOf(PSObject value) => (Collection<string>)TypeNames(value);

    private static bool IsReserved(string name) => name.Equals(ReservedName, StringComparison.OrdinalIgnoreCase);

    private static bool CanAsk()
    {
        try
        {
            PSObject probe = new();
            probe.Properties.Add(new PSNoteProperty(nameof(probe), null));
            return PropertiesOf(probe) is [PSNoteProperty] && TypeNamesOf(probe).Count > 0;
        }
        catch (Exception error) when (error is MissingMemberException or TypeLoadException or InvalidCastException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "HasInstanceMembers")]
    private static extern bool HasMembers(
        PSObject? type, object value, [UnsafeAccessorType(Members)] out object? members);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_InternalTypeNames")]
    [return: UnsafeAccessorType(Names)]
    private static extern object TypeNames(PSObject value);
}
