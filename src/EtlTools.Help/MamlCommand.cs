using System.Xml.Linq;

namespace EtlTools.Help;

/// <summary>The help of a cmdlet in the form PowerShell reads,
/// https://learn.microsoft.com/powershell/scripting/developer/help/.</summary>
internal sealed class MamlCommand(CmdletDescription cmdlet, Comments comments)
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement _comment = comments.Of(cmdlet.Type);

    /// <summary>The help.</summary>
    public XElement ToXml() => new(
        s_command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", s_maml),
        new XAttribute(XNamespace.Xmlns + "command", s_command),
        new XAttribute(XNamespace.Xmlns + "dev", s_dev),
        new XElement(
            s_command + "details",
            new XElement(s_command + "name", cmdlet.Name),
            new XElement(s_command + "verb", cmdlet.Verb),
            new XElement(s_command + "noun", cmdlet.Noun),
            Description(_comment.Element("summary"))),
        Description(_comment.Element("remarks")),
        new XElement(s_command + "syntax", cmdlet.ParameterSets.Select(Syntax)),
        new XElement(s_command + "parameters", cmdlet.Parameters.Select(Parameter), CommonParameters()),
        new XElement(s_command + "returnValues", cmdlet.Outputs.Select(Output)),
        new XElement(s_command + "examples", _comment.Elements("example").Select(Example)),
        new XElement(s_command + "relatedLinks", _comment.Elements("seealso").Select(Link)));

    private static XElement Description(XElement? part) =>
        new(s_maml + "description", Comments.Paragraphs(part).Select(text => new XElement(s_maml + "para", text)));

    private XElement Syntax(string? set) => new(
        s_command + "syntaxItem",
        new XElement(s_maml + "name", cmdlet.Name),
        cmdlet.Parameters
            .Where(parameter =>
                set is null || parameter.ParameterSets.Count == 0 || parameter.ParameterSets.Contains(set))
            .Select(Parameter),
        CommonParameters());

    private XElement Parameter(ParameterDescription parameter)
    {
        XElement comment = comments.Of(parameter.Property);
        XElement element = Parameter(
            parameter.Name,
            parameter.Type.Name,
            Description(comment.Element("summary")),
            comment.Element("value") is { } value ? Comments.Text(value) : parameter.IsSwitch ? "False" : "None");
        element.SetAttributeValue("required", parameter.IsMandatory);
        element.SetAttributeValue("variableLength", parameter.Type.IsArray);
        element.SetAttributeValue("globbing", parameter.AllowsWildcards);
        element.SetAttributeValue("pipelineInput", parameter.PipelineInput);
        element.SetAttributeValue("position", parameter.Position is { } position ? $"{position}" : "named");
        element.SetAttributeValue("aliases",
            parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
        if (parameter.IsSwitch) element.Element(s_command + "parameterValue")!.Remove();
        return element;
    }

    private IEnumerable<XElement> CommonParameters()
    {
        if (!cmdlet.SupportsShouldProcess) yield break;
        yield return CommonParameter("Confirm", "cf", "Asks before it does anything.");
        yield return CommonParameter("WhatIf", "wi", "Changes nothing; the result says what would change.");
    }

    private static XElement CommonParameter(string name, string alias, string text)
    {
        XElement element = Parameter(
            name, "SwitchParameter",
            new XElement(s_maml + "description", new XElement(s_maml + "para", text)),
            "False");
        element.Element(s_command + "parameterValue")!.Remove();
        foreach ((string attribute, string value) in new[]
        {
            ("required", "false"), ("variableLength", "false"), ("globbing", "false"),
            ("pipelineInput", "False"), ("position", "named"), ("aliases", alias),
        })
            element.SetAttributeValue(attribute, value);
        return element;
    }

    private static XElement Parameter(string name, string type, XElement description, string defaultValue) => new(
        s_command + "parameter",
        new XElement(s_maml + "name", name),
        description,
        new XElement(s_command + "parameterValue", new XAttribute("required", true), type),
        new XElement(s_dev + "type", new XElement(s_maml + "name", type)),
        new XElement(s_dev + "defaultValue", defaultValue));

    private XElement Output(Type type) => new(
        s_command + "returnValue",
        new XElement(s_dev + "type", new XElement(s_maml + "name", type.FullName)),
        Description(comments.Find(type)?.Element("summary")));

    private static XElement Example(XElement example, int index) => new(
        s_command + "example",
        new XElement(s_maml + "title", $"Example {index + 1}"),
        new XElement(s_dev + "code", example.Element("code")!.Value.Trim()),
        new XElement(s_dev + "remarks",
            example.Elements("para").Select(text =>
            new XElement(s_maml + "para", Comments.Text(text)))));

    private static XElement Link(XElement link)
    {
        string type = link.Attribute("cref")!.Value.Split('.')[^1];
        string name = type[..^"Command".Length];
        int noun = Enumerable.Range(1, name.Length - 1).First(i => char.IsUpper(name[i]));
        return new XElement(s_maml + "navigationLink",
            new XElement(s_maml + "linkText", $"{name[..noun]}-{name[noun..]}"));
    }
}
