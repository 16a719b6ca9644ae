namespace EtlTools.Cli.Verbs;

/// <summary>A command line as the journal keeps it.</summary>
internal static class JournalText
{
    /// <summary>The words with the connection string left out and quotes where they are needed.</summary>
    public static string Of(IReadOnlyList<string> args)
    {
        List<string> words = ["etl"];
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == "--database") i++;
            else if (!args[i].StartsWith("--database=", StringComparison.Ordinal) && !args[i].StartsWith(
                "--database:", StringComparison.Ordinal))
                words.Add(Quote(args[i]));
        }

        return string.Join(' ', words);
    }

    private static string Quote(string word) =>
        word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || c is '\'' or '"' or '*' or '?' or '$' or ';')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
