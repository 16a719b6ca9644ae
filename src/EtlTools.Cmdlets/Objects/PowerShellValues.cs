using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using System.Security;
using EtlTools.Sources.Values;

namespace EtlTools.Cmdlets.Objects;

/// <summary>
/// How PowerShell's objects are looked into. Custom objects are data and are written whole; objects of other types by
/// their properties where they stand in a cell or in a list in a cell, and as their text where they are deeper: the
/// objects of a running system lead everywhere.
/// </summary>
/// <param name="shapes">What is known of the objects' types.</param>
/// <param name="unreadable">Notes properties of objects inside others that throw; they are null.</param>
internal sealed class PowerShellValues(ObjectShapes shapes, UnreadableProperties unreadable) : NestedValues
{
    private const int DeepestObject = 1;

    /// <inheritdoc />
    public override object? Unwrap(object? value)
    {
        if (value is not PSObject wrapped) return value;
        if (wrapped == AutomationNull.Value) return null;
        return wrapped.BaseObject is PSCustomObject ? new CustomObject(wrapped) : wrapped.BaseObject;
    }

    /// <inheritdoc />
    public override IEnumerable<KeyValuePair<string, object?>>? PropertiesOf(object value, int depth)
    {
        if (value is CustomObject custom) return PropertiesOf(custom.Object);
        if (depth > DeepestObject) return null;
        return value is ScriptBlock or Delegate or SecureString or Assembly or MemberInfo or Stream or Task
            ? null
            : PropertiesOf(PSObject.AsPSObject(value));
    }

    private IEnumerable<KeyValuePair<string, object?>> PropertiesOf(PSObject value)
    {
        foreach (PSPropertyInfo property in shapes.PropertiesOf(value))
            if (property.IsGettable) yield return new(property.Name, ValueOf(property, value));
    }

    private object? ValueOf(PSPropertyInfo property, PSObject owner)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException error)
        {
            unreadable.Add($"{owner.BaseObject.GetType().Name}.{property.Name}", error);
            return null;
        }
    }

    // A PSObject passes for something that formats itself.
    private sealed record CustomObject(PSObject Object);
}
