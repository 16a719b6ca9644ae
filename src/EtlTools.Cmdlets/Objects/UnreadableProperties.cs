using System.Globalization;
using System.Management.Automation;

namespace EtlTools.Cmdlets.Objects;

/// <summary>The properties that threw when they were read; they are null, as in Export-Csv.</summary>
/// <remarks>
/// A property that throws has no value just now: a process that runs has no exit code. Refusing the object would leave
/// nothing of Get-Process.
/// </remarks>
internal sealed class UnreadableProperties
{
    private readonly Dictionary<string, Failure> _failures = new(StringComparer.Ordinal);
    private long _position;

    /// <summary>A warning for each property: how often it threw, on which object first, and what it said.</summary>
    public IEnumerable<string> Warnings => _failures.Select(property => string.Create(
        CultureInfo.InvariantCulture,
        $"Property {property.Key} could not be read on object {property.Value.First:N0}, {property.Value.Count:N0} "
        + $"times in all, and is null there: {property.Value.Why}"));

    /// <summary>Begins the next object.</summary>
    public void Begin() => _position++;

    /// <summary>Notes that a property of the object, or of one inside it, threw.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="error">What it threw.</param>
    public void Add(string name, GetValueException error)
    {
        if (_failures.TryGetValue(name, out Failure? known)) known.Count++;
        else _failures.Add(name, new(_position, error.GetBaseException().Message));
    }

    private sealed class Failure(long first, string why)
    {
        public long First => first;

        public string Why => why;

        public long Count { get; set; } = 1;
    }
}
