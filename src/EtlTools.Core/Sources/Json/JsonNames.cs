using System.Text;

namespace EtlTools.Sources.Json;

/// <summary>Takes the names of JSON properties apart into their words.</summary>
internal static class JsonNames
{
    /// <summary>
    /// A name with underscores between its words: <c>authorMeta</c> becomes <c>author_Meta</c>, <c>videoURL</c>
    /// <c>video_URL</c>, <c>HTMLPage</c> <c>HTML_Page</c>.
    /// </summary>
    public static string Words(string name)
    {
        StringBuilder words = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && BeginsWord(name, i)) words.Append('_');
            words.Append(name[i]);
        }

        return words.ToString();
    }

    private static bool BeginsWord(string name, int i) =>
        char.IsLower(name[i - 1])
        || char.IsDigit(name[i - 1])
        || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]));
}
