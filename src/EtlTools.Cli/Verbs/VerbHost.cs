using EtlTools.Cli.Output;

namespace EtlTools.Cli.Verbs;

/// <summary>What verbs are hung into: where they write, and how they were called.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="args">The words after <c>etl</c>.</param>
internal sealed class VerbHost(Terminal terminal, IReadOnlyList<string> args)
{
    /// <summary>The options every verb takes.</summary>
    public GlobalOptions Options { get; } = new();

    /// <summary>Where to write.</summary>
    public Terminal Terminal => terminal;

    /// <summary>The words after <c>etl</c>.</summary>
    public IReadOnlyList<string> Args => args;

    /// <summary>Says what a verb does when it is called.</summary>
    public void Handle(Verb verb, Func<VerbCall, CancellationToken, Task<int>> action) =>
        verb.SetAction((parse, cancellationToken) => action(new VerbCall(this, parse), cancellationToken));
}
