using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EtlTools.Help;

/// <summary>The documentation comments of some assemblies, as the compiler writes them out.</summary>
internal sealed partial class Comments(IEnumerable<string> files)
{
    private readonly Dictionary<string, XElement> _members = files
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The comment of a class.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public XElement Of(Type type) => Find($"T:{type.FullName}")
        ?? throw new InvalidOperationException($"{type.FullName} has no documentation comment.");

    /// <summary>The comment of a property.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public XElement Of(PropertyInfo property) => Find($"P:{property.DeclaringType!.FullName}.{property.Name}")
        ?? throw new InvalidOperationException(
            $"{property.DeclaringType}.{property.Name} has no documentation comment.");

    /// <summary>The comment of what a result consists of; null for a type of somebody else.</summary>
    public XElement? Find(Type type) => Find($"T:{type.FullName}");

    /// <summary>The text of a part of a comment, one paragraph or several.</summary>
    public static IEnumerable<string> Paragraphs(XElement? part)
    {
        if (part is null) return [];
        List<XElement> paragraphs = [.. part.Elements("para")];
        return (paragraphs.Count > 0 ? paragraphs : [part]).Select(Text);
    }

    /// <summary>The text of an element, its references by name.</summary>
    public static string Text(XElement element) =>
        Space().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement reference when reference.Attribute("cref") is { } target => target.Value.Split('.', '(')[^1],
        XElement element => Text(element),
        _ => "",
    };

    private XElement? Find(string name) => _members.GetValueOrDefault(name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
