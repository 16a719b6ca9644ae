using System.Text;
using EtlTools.Contracts.Values;

namespace EtlTools.Contracts;

/// <summary>Collects the violations of one record.</summary>
internal sealed class Findings
{
    private readonly List<ContractViolation> _violations = [];

    /// <summary>How many there are.</summary>
    public int Count => _violations.Count;

    /// <summary>Whether there are as many as are told.</summary>
    public bool IsFull => Count >= ContractViolation.MaxPerRecord;

    /// <summary>The first one with the others; paths are from the record's root.</summary>
    public ContractViolation Result
    {
        get
        {
            ContractViolation[] all = [.. _violations.Select(one => one with { Path = "$" + one.Path })];
            return all[0] with { Others = all[1..] };
        }
    }

    /// <summary>What the violations expect, each once.</summary>
    public IEnumerable<string> Expectations => _violations
        .Select(one => one.Path.Length == 0 ? one.Expectation : $"{one.Expectation} in ${one.Path}")
        .Distinct();

    /// <summary>Adds a violation at the place being looked at.</summary>
    public void Add(string keyword, string expectation, in Instance found) =>
        Add(keyword, expectation, Describe(found));

    /// <summary>Adds a violation at the place being looked at.</summary>
    public void Add(string keyword, string expectation, string found) =>
        _violations.Add(new ContractViolation("", keyword, expectation, found));

    /// <summary>Puts the step to a child before the paths of the violations found in it.</summary>
    /// <param name="from">How many there were before the child.</param>
    /// <param name="step">Such as <c>.id</c> or <c>[2]</c>.</param>
    public void Under(int from, string step)
    {
        for (int i = from; i < _violations.Count; i++)
            _violations[i] = _violations[i] with { Path = step + _violations[i].Path };
    }

    private static string Describe(in Instance found) => found.Type switch
    {
        JsonTypes.Object => "an object",
        JsonTypes.Array => $"a list of {found.Element.GetArrayLength()}",
        JsonTypes.String => $"\"{Short(found.Text)}\"",
        JsonTypes.Number => Short(found.Text),
        JsonTypes.Boolean => found.IsTrue ? "true" : "false",
        _ => "null",
    };

    private static string Short(ReadOnlySpan<byte> text)
    {
        string all = Encoding.UTF8.GetString(text);
        if (all.Length <= 60) return all;
        return string.Concat(all.AsSpan(0, char.IsHighSurrogate(all[56]) ? 56 : 57), "...");
    }
}
