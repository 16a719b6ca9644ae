using System.Globalization;
using System.Text;

namespace EtlTools.Sql;

/// <summary>A piece of SQL together with the values it uses; only names, values and other pieces can be put into it.</summary>
public sealed class SqlText
{
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly IReadOnlyList<object?> _values;

    internal SqlText(IReadOnlyList<Piece> pieces, IReadOnlyList<object?>? values = null)
    {
        _pieces = pieces;
        _values = values ?? [];
    }

    /// <summary>Nothing.</summary>
    public static SqlText Empty { get; } = new([]);

    /// <summary>
    /// SQL from an interpolated string: identifiers are quoted, other pieces spliced in, everything else becomes a
    /// parameter.
    /// </summary>
    /// <param name="text">The interpolated string.</param>
    /// <returns>The piece.</returns>
    public static SqlText Of(SqlInterpolation text) => text.ToSqlText();

    /// <summary>SQL taken as it is, from a source that is code: a model's select, a type name of the catalog.</summary>
    /// <param name="text">The SQL.</param>
    /// <returns>The piece.</returns>
    public static SqlText Trusted(string text) => new([Piece.Literal(text)]);

    /// <summary>SQL of the user's own with the values of its <c>$1</c>, <c>$2</c>, …</summary>
    /// <param name="text">The SQL.</param>
    /// <param name="values">The values in order.</param>
    /// <returns>The piece; it can only be run as it is, not spliced into another.</returns>
    public static SqlText WithValues(string text, IReadOnlyList<object?> values) =>
        new([Piece.Literal(text)], values);

    /// <summary>A text as a literal, for statements that take no parameters, such as <c>comment on</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The literal.</returns>
    public static SqlText Literal(string text) =>
        Trusted($"'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>Several pieces with a separator between them.</summary>
    /// <param name="separator">Such as <c>", "</c> or <c>" and "</c>.</param>
    /// <param name="parts">The pieces.</param>
    /// <returns>The joined piece.</returns>
    public static SqlText Join(string separator, IEnumerable<SqlText> parts)
    {
        List<Piece> pieces = [];
        foreach (SqlText part in parts)
        {
            if (pieces.Count > 0) pieces.Add(Piece.Literal(separator));
            pieces.AddRange(part.Pieces);
        }

        return new(pieces);
    }

    /// <summary>Column names as a list: <c>"a", "b"</c>.</summary>
    /// <param name="names">The columns.</param>
    /// <returns>The list.</returns>
    public static SqlText Columns(IEnumerable<string> names) =>
        Join(", ", names.Select(name => (SqlText)new Identifier(name)));

    /// <summary>A name as a piece.</summary>
    /// <param name="identifier">The name.</param>
    public static implicit operator SqlText(Identifier identifier) => Trusted(identifier.Quoted);

    /// <summary>A table as a piece.</summary>
    /// <param name="table">The table.</param>
    public static implicit operator SqlText(TableName table) => Trusted(table.Quoted);

    // The numbers of a user's own statement would come to mean other values.
    internal IReadOnlyList<Piece> Pieces => _values.Count == 0
        ? _pieces
        : throw new InvalidOperationException("A statement with values of its own cannot be part of another.");

    /// <summary>The statement as the server takes it.</summary>
    /// <returns>The text with <c>$1</c>, <c>$2</c>, … and the values they stand for.</returns>
    public (string Text, IReadOnlyList<object?> Values) Render()
    {
        StringBuilder text = new();
        List<object?> values = [.. _values];
        foreach (Piece piece in _pieces)
        {
            if (piece.Text is not null)
            {
                text.Append(piece.Text);
                continue;
            }

            values.Add(piece.Value);
            text.Append(CultureInfo.InvariantCulture, $"${values.Count}");
        }

        return (text.ToString(), values);
    }

    /// <summary>The text of the statement, for messages and plans.</summary>
    public override string ToString() => Render().Text;

    /// <summary>Either a stretch of SQL or a value.</summary>
    internal readonly record struct Piece(string? Text, object? Value)
    {
        public static Piece Literal(string text) => new(text, null);

        public static Piece Parameter(object? value) => new(null, value);
    }
}
