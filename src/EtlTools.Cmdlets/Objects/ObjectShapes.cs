using System.Collections.ObjectModel;
using System.Management.Automation;

namespace EtlTools.Cmdlets.Objects;

/// <summary>The properties of objects, without asking each object for what its type says.</summary>
internal sealed class ObjectShapes
{
    private const int Most = 64;

    private readonly List<ObjectShape> _shapes = [];

    /// <summary>The properties of an object: its own, then those of its type, as in PSObject.Properties.</summary>
    public IEnumerable<PSPropertyInfo> PropertiesOf(PSObject value)
    {
        if (!ObjectMembers.AreKnown) return value.Properties;
        List<PSPropertyInfo>? own = ObjectMembers.PropertiesOf(value);

        // Its own properties may hide some of its type, which other objects of the type show.
        if (own is not null && value.BaseObject is not PSCustomObject) return value.Properties;
        if (NamesFor(value) is not { } names) return value.Properties;
        return names.Length == 0 ? own ?? [] : PropertiesOf(value, own ?? [], names);
    }

    private static IEnumerable<PSPropertyInfo> PropertiesOf(PSObject value, List<PSPropertyInfo> own, string[] names)
    {
        foreach (PSPropertyInfo property in own) yield return property;
        foreach (string name in names)
        {
            if (own.Exists(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) continue;
            if (value.Properties[name] is { } property) yield return property;
        }
    }

    private string[]? NamesFor(PSObject value)
    {
        Collection<string> typeNames = ObjectMembers.TypeNamesOf(value);
        foreach (ObjectShape known in _shapes)
            if (known.Fits(value, typeNames)) return known.Names;
        if (_shapes.Count == Most) return null;
        ObjectShape shape = new(value, typeNames);
        _shapes.Add(shape);
        return shape.Names;
    }
}
