namespace EtlTools.Cli;

/// <summary>Finds what was probably meant by a misspelt word.</summary>
internal static class Suggestion
{
    /// <summary>The known word nearest to the given one, by edits; null when none is near.</summary>
    public static string? For(string word, IEnumerable<string> known) => known
        .Select(candidate => (Word: candidate, Edits: Edits(word.ToLowerInvariant(), candidate)))
        .Where(candidate => candidate.Edits <= Math.Max(1, (candidate.Word.Length + 1) / 3))
        .OrderBy(candidate => candidate.Edits)
        .Select(candidate => candidate.Word)
        .FirstOrDefault();

    // Levenshtein's distance, in which two letters in each other's place count once.
    private static int Edits(string from, string to)
    {
        int[,] edits = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                int changed = edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(changed, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }

        return edits[from.Length, to.Length];
    }
}
