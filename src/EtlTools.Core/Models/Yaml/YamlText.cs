using System.Globalization;
using EtlTools.Diagnostics;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EtlTools.Models.Yaml;

/// <summary>A YAML document as a JSON tree that remembers the line of each value.</summary>
internal sealed class YamlText
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly int _firstLine;

    private YamlText(string file, int firstLine)
    {
        File = file;
        _firstLine = firstLine;
    }

    /// <summary>The file it stands in.</summary>
    public string File { get; }

    /// <summary>The document.</summary>
    public JToken Root { get; private set; } = JValue.CreateNull();

    /// <summary>Reads a document.</summary>
    /// <param name="file">The file it stands in, for messages.</param>
    /// <param name="text">The document.</param>
    /// <param name="firstLine">The line of the file on which the text starts, from 1.</param>
    /// <exception cref="EtlException">It is not YAML.</exception>
    public static YamlText Parse(string file, string text, int firstLine)
    {
        YamlText document = new(file, firstLine);
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(text));
            if (stream.Documents.Count > 0) document.Root = document.Convert(stream.Documents[0].RootNode, "");
        }
        catch (YamlException error)
        {
            throw new EtlException(
                ErrorIds.ModelYaml,
                $"{file}:{firstLine + error.Start.Line - 1}:{error.Start.Column}: not YAML: {Bare(error)}",
                "Mend the YAML at that place; strings with ': ' or '#' need quotes.",
                file,
                error);
        }

        return document;
    }

    /// <summary>A part of the document as a document of its own, with the lines it had.</summary>
    /// <param name="path">The part's path.</param>
    public YamlText At(string path)
    {
        YamlText part = new(File, LineOf(path)) { Root = Root.SelectToken(path)!.DeepClone() };
        foreach ((string key, int line) in _lines.Where(entry => entry.Key.StartsWith(path, StringComparison.Ordinal)))
            part._lines[key[path.Length..].TrimStart('.')] = line;
        return part;
    }

    /// <summary>The line of the value at a JSON path, or of its nearest parent.</summary>
    /// <param name="path">A path as Newtonsoft writes it: <c>lookups.customer_key.on</c>.</param>
    public int LineOf(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out int line)) return line;
            if (path.Length == 0) return _firstLine;
            path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 0)];
        }
    }

    private JToken Convert(YamlNode node, string path)
    {
        _lines.TryAdd(path, _firstLine + (int)node.Start.Line - 1);
        switch (node)
        {
            case YamlMappingNode mapping:
                JObject properties = [];
                foreach ((YamlNode key, YamlNode value) in mapping)
                {
                    if (key is not YamlScalarNode { Value: var text })
                        throw new YamlException(key.Start, key.End, "a key has to be text");
                    string name = text ?? "";
                    string child = path.Length == 0 ? name : $"{path}.{name}";
                    _lines[child] = _firstLine + (int)key.Start.Line - 1;
                    properties[name] = Convert(value, child);
                }

                return properties;
            case YamlSequenceNode sequence:
                return new JArray(sequence.Children.Select((item, index) => Convert(item, $"{path}[{index}]")));
            default:
                return Scalar((YamlScalarNode)node);
        }
    }

    // The core schema of YAML 1.2, https://yaml.org/spec/1.2.2/#103-core-schema; what is quoted is text.
    private static JValue Scalar(YamlScalarNode scalar)
    {
        string text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain) return new JValue(text);
        return text switch
        {
            "" or "~" or "null" => JValue.CreateNull(),
            "true" => new JValue(true),
            "false" => new JValue(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
                && text == whole.ToString(CultureInfo.InvariantCulture) => new JValue(whole),
            _ when decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal number) => new JValue(number),
            _ => new JValue(text),
        };
    }

    // YamlDotNet starts its messages with the position, which is relative to the text and not to the file.
    private static string Bare(YamlException error)
    {
        const string End = "): ";
        if (error.InnerException is { } inner) return inner.Message;
        int end = error.Message.LastIndexOf(End, StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[(end + End.Length)..];
    }
}
