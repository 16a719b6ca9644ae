namespace EtlTools.Cli.Verbs;

/// <summary>A command line as the journal keeps it.</summary>
internal static class JournalText
{
    private static readonly string[] s_secret = ["--database", "--from"];

    /// <summary>The words with the connection strings left out and quotes where they are needed.</summary>
    public static string Of(IReadOnlyList<string> args)
    {
        List<string> words = ["etl"];
        for (int i = 0; i < args.Count; i++)
        {
            string name = args[i].Split('=', ':')[0];
            if (!s_secret.Contains(name)) words.Add(Quote(args[i]));
            else if (name == args[i]) i++;
        }

        return string.Join(' ', words);
    }

    private static string Quote(string word) =>
        word.Length > 0 && !word.Any(c => char.IsWhiteSpace(c) || c is '\'' or '"' or '*' or '?' or '$' or ';')
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
