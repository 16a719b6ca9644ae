using System.Xml.Linq;
using EtlTools.Cmdlets;
using EtlTools.Help;

// EtlTools.Help FOLDER FILE: the comments of the assemblies in FOLDER become the help in FILE.
string folder = args[0];
string file = args[1];
Comments comments = new(Directory.EnumerateFiles(folder, "EtlTools.*.xml"));
IEnumerable<XElement> commands = typeof(AsyncCmdlet).Assembly.GetExportedTypes()
    .Select(CmdletDescription.Of)
    .OfType<CmdletDescription>()
    .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)
    .Select(cmdlet => new MamlCommand(cmdlet, comments).ToXml());
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
new XDocument(new XElement("helpItems", new XAttribute("schema", "maml"), commands)).Save(file);
