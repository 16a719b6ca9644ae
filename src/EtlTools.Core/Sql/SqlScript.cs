using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace EtlTools.Sql;

/// <summary>
/// A statement kept as a file under <c>sql/</c>. <c>{name}</c> is a hole for a name or a piece of SQL, <c>$1</c> one for
/// a value; filling it with too much or too little is an error, so that a file and its caller cannot drift apart.
/// </summary>
internal sealed partial class SqlScript
{
    private static readonly ConcurrentDictionary<string, SqlScript> s_scripts = new(StringComparer.Ordinal);

    private readonly string _path;
    private readonly string _text;

    private SqlScript(string path, string text)
    {
        _path = path;
        _text = CommentLine().Replace(text, "");
    }

    /// <summary>The statement in <c>sql/<paramref name="path"/></c> with its holes filled.</summary>
    /// <param name="path">The path below <c>sql/</c>, such as <c>staging/create_table.sql</c>.</param>
    /// <param name="values">What <c>$1</c>, <c>$2</c>, … stand for.</param>
    public static SqlText Of(string path, params object?[] values) => Of(path, ReadOnlyDictionary<string, SqlText>.Empty, values);

    /// <inheritdoc cref="Of(string, object?[])" />
    /// <param name="path">The path below <c>sql/</c>.</param>
    /// <param name="holes">What the <c>{name}</c>s stand for.</param>
    /// <param name="values">What <c>$1</c>, <c>$2</c>, … stand for.</param>
    public static SqlText Of(string path, IReadOnlyDictionary<string, SqlText> holes, params object?[] values) =>
        s_scripts.GetOrAdd(path, static p => new SqlScript(p, Read(p))).Fill(holes, values);

    /// <summary>The paths of all scripts in a folder, in ordinal order.</summary>
    /// <param name="folder">The folder below <c>sql/</c>.</param>
    public static IReadOnlyList<string> List(string folder) =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>The raw text of a script.</summary>
    /// <param name="path">The path below <c>sql/</c>.</param>
    public static string Read(string path)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path)
            ?? throw new ArgumentException($"There is no script sql/{path}.", nameof(path));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private SqlText Fill(IReadOnlyDictionary<string, SqlText> holes, object?[] values)
    {
        List<SqlText.Piece> pieces = [];
        HashSet<string> unused = [.. holes.Keys, .. Enumerable.Range(1, values.Length).Select(Number)];
        int position = 0;
        foreach (Match match in Hole().Matches(_text))
        {
            pieces.Add(SqlText.Piece.Literal(_text[position..match.Index]));
            position = match.Index + match.Length;
            string name = match.Groups[1].Value + match.Groups[2].Value;
            unused.Remove(name);
            if (match.Groups[1].Success && holes.TryGetValue(name, out SqlText? sql))
                pieces.AddRange(sql.Pieces);
            else if (match.Groups[2].Success && int.Parse(name, CultureInfo.InvariantCulture) <= values.Length)
                pieces.Add(SqlText.Piece.Parameter(values[int.Parse(name, CultureInfo.InvariantCulture) - 1]));
            else
                throw new ArgumentException($"Nothing fills {match.Value} in sql/{_path}.", nameof(holes));
        }

        pieces.Add(SqlText.Piece.Literal(_text[position..]));
        return unused.Count == 0
            ? new SqlText(pieces)
            : throw new ArgumentException($"sql/{_path} has no hole for {string.Join(", ", unused)}.", nameof(holes));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}|\$([1-9][0-9]*)")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^\s*--.*\n", RegexOptions.Multiline)]
    private static partial Regex CommentLine();
}
