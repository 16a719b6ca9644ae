namespace EtlTools.Sources.Values;

/// <summary>
/// How values of somebody else's types are looked into when they stand in a cell. This one knows dictionaries and
/// lists only; everything else is written as its own text.
/// </summary>
public class NestedValues
{
    /// <summary>Knows no types but those of .NET's libraries.</summary>
    public static NestedValues None { get; } = new();

    /// <summary>The value itself, where something is wrapped around it; null for what stands for nothing.</summary>
    /// <param name="value">A value as it was found.</param>
    /// <returns>What is in it.</returns>
    public virtual object? Unwrap(object? value) => value;

    /// <summary>The properties of an object that is written as a JSON object.</summary>
    /// <param name="value">The object, unwrapped.</param>
    /// <param name="depth">How many objects and lists it stands in; 0 in a cell.</param>
    /// <returns>Names and values; null for an object that is written as its text.</returns>
    public virtual IEnumerable<KeyValuePair<string, object?>>? PropertiesOf(object value, int depth) => null;
}
