using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;
using System.Xml;

namespace EtlTools.Cmdlets.Objects;

/// <summary>The properties that all objects of a type have, looked up once.</summary>
/// <remarks>
/// They are what the type declares and what PowerShell's type tables add for the names of its types. Only names are
/// kept: PowerShell is asked for each value, so that an alias, a script or a getter does what it does everywhere.
/// </remarks>
internal sealed class ObjectShape
{
    private const BindingFlags PublicMembers = BindingFlags.Public | BindingFlags.Instance;
    private const string Deserialized = "Deserialized.";

    private readonly Type _type;
    private readonly string[] _typeNames;

    /// <summary>Finds out the properties of an object's type.</summary>
    /// <param name="first">An object of the type; only a custom object may have properties of its own.</param>
    /// <param name="typeNames">The names of the types it is of.</param>
    public ObjectShape(PSObject first, Collection<string> typeNames)
    {
        _type = first.BaseObject.GetType();
        _typeNames = [.. typeNames];
        if (first.BaseObject is XmlNode || IsDeserialized() || !first.Properties.All(IsOfType)) return;
        PSObject specimen = first.BaseObject is PSCustomObject ? CustomObject() : first;
        Names = [.. specimen.Properties.Select(property => property.Name)];
    }

    /// <summary>The names of the properties; null when they may differ from object to object.</summary>
    public string[]? Names { get; }

    /// <summary>Whether an object is of the type.</summary>
    /// <param name="value">The object.</param>
    /// <param name="typeNames">The names of the types it is of.</param>
    public bool Fits(PSObject value, Collection<string> typeNames)
    {
        if (value.BaseObject.GetType() != _type || typeNames.Count != _typeNames.Length) return false;
        for (int i = 0; i < _typeNames.Length; i++)
            if (typeNames[i] != _typeNames[i]) return false;
        return true;
    }

    // A type table of PowerShell adds aliases, scripts, methods and notes; an adapter adds properties, be it of the
    // type or of the single object, as those of an XML node are.
    private bool IsOfType(PSPropertyInfo property) => property.MemberType != PSMemberTypes.Property
        || (property.GetType() == typeof(PSProperty)
            && _type.GetMember(property.Name, MemberTypes.Property | MemberTypes.Field, PublicMembers).Length > 0);

    private bool IsDeserialized() =>
        _typeNames.Any(name => name.StartsWith(Deserialized, StringComparison.Ordinal));

    private PSObject CustomObject()
    {
        PSObject custom = new();
        custom.TypeNames.Clear();
        foreach (string name in _typeNames) custom.TypeNames.Add(name);
        return custom;
    }
}
