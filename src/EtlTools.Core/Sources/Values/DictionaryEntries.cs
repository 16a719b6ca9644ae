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
        IEnumerable<KeyValuePair<string, object?>> entries = dictionary.Cast<DictionaryEntry>().Select(entry =>
            KeyValuePair.Create(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value));

        // A Hashtable's order differs from process to process.
        return dictionary is Hashtable ? entries.OrderBy(entry => entry.Key, StringComparer.Ordinal) : entries;
    }
}
