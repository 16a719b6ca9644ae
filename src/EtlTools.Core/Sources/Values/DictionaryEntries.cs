using System.Collections;
using System.Globalization;

namespace EtlTools.Sources.Values;

/// <summary>The entries of dictionaries, always in the same order.</summary>
public static class DictionaryEntries
{
    /// <summary>The entries in the dictionary's order, or by name where it has none that would stay.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <returns>Names and values.</returns>
    public static IEnumerable<KeyValuePair<string, object?>> Of(IDictionary dictionary)
    {
        List<KeyValuePair<string, object?>> entries = new(dictionary.Count);

        // Only foreach asks for the enumerator that has entries.
        foreach (DictionaryEntry entry in dictionary)
            entries.Add(new(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value));

        // A Hashtable's order differs from process to process.
        if (dictionary is Hashtable)
            entries.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return entries;
    }
}
