using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using EtlTools.Diagnostics;

namespace EtlTools.Completers;

/// <summary>Completes a name out of a list; says nothing rather than making the user wait or showing an
/// error.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = new((wordToComplete ?? "").Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        CompletionRequest request = CompletionRequest.Of(commandName, fakeBoundParameters);
        using CancellationTokenSource patience = new(s_patience);
        try
        {
            return [.. Task.Run(() => NamesAsync(request, patience.Token), patience.Token).GetAwaiter().GetResult()
                .Distinct()
                .Where(pattern.IsMatch)
                .Select(name => new CompletionResult(Quote(name), name, CompletionResultType.ParameterValue, name))];
        }
        catch (Exception error)
            when (error is EtlException or OperationCanceledException
            or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>All names that may be meant.</summary>
    private protected abstract Task<IEnumerable<string>> NamesAsync(
        CompletionRequest request, CancellationToken cancellationToken);

    private static string Quote(string name) =>
        name.All(letter => char.IsLetterOrDigit(letter) || "_./\\-:".Contains(letter, StringComparison.Ordinal))
            ? name
            : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
