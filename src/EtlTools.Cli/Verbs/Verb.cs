using System.CommandLine;

namespace EtlTools.Cli.Verbs;

/// <summary>A verb of <c>etl</c> with examples for its help.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines that run as printed.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
