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

    // Levenshtein's distance, one row at a time.
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < to.Length; j++)
            {
                int replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
