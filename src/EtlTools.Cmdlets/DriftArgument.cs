using System.Collections;
using EtlTools.Staging.Drift;

namespace EtlTools.Cmdlets;

/// <summary>A drift policy as a parameter takes it: a word, or kinds with their words.</summary>
public sealed class DriftArgument
{
    private readonly string _text;

    /// <summary>A word for all kinds, or <c>new=freeze,type=discard_row</c>; PowerShell converts strings by
    /// it.</summary>
    /// <param name="text">The text.</param>
    public DriftArgument(string text) => _text = text;

    /// <summary>Kinds with their words; PowerShell converts hashtables by it.</summary>
    /// <param name="kinds">Such as <c>@{ new = 'freeze' }</c>.</param>
    public DriftArgument(Hashtable kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        _text = string.Join(',', kinds.Cast<DictionaryEntry>().Select(kind => $"{kind.Key}={kind.Value}"));
    }

    /// <inheritdoc />
    public override string ToString() => _text;

    /// <summary>The policy.</summary>
    internal DriftPolicy Parse() => DriftPolicy.Parse(_text);
}
