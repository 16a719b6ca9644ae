using System.Runtime.CompilerServices;

namespace EtlTools.Sql;

/// <summary>Turns an interpolated string into <see cref="SqlText"/> in which no hole can become SQL by accident.</summary>
[InterpolatedStringHandler]
public readonly struct SqlInterpolation
{
    private readonly List<SqlText.Piece> _pieces;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">How many characters of text there are.</param>
    /// <param name="formattedCount">How many holes there are.</param>
    public SqlInterpolation(int literalLength, int formattedCount) => _pieces = new((formattedCount * 2) + 1);

    /// <summary>Adds the text between holes.</summary>
    /// <param name="text">The text.</param>
    public void AppendLiteral(string text) => _pieces.Add(SqlText.Piece.Literal(text));

    /// <summary>Adds a quoted name.</summary>
    /// <param name="identifier">The name.</param>
    public void AppendFormatted(Identifier identifier) => AppendLiteral(identifier.Quoted);

    /// <summary>Adds a quoted table.</summary>
    /// <param name="table">The table.</param>
    public void AppendFormatted(TableName table) => AppendLiteral(table.Quoted);

    /// <summary>Adds another piece of SQL with its values.</summary>
    /// <param name="sql">The piece.</param>
    public void AppendFormatted(SqlText sql) => _pieces.AddRange(sql.Pieces);

    /// <summary>Adds a value as a parameter.</summary>
    /// <typeparam name="T">A type the driver knows.</typeparam>
    /// <param name="value">The value; null is the database's null.</param>
    public void AppendFormatted<T>(T value) => _pieces.Add(SqlText.Piece.Parameter(value));

    internal SqlText ToSqlText() => new(_pieces);
}
