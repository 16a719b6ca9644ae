using System.Globalization;
using System.Text;

namespace EtlTools.Contracts.Patterns;

/// <summary>
/// Writes a regular expression of ECMAScript, which JSON Schema means, as one of .NET that matches the same.
/// </summary>
/// <remarks>
/// They differ: for .NET <c>\d</c> takes any digit of Unicode, <c>$</c> also stands before a last line break, <c>.</c>
/// takes half of an emoji, <c>[a-[b]]</c> subtracts. As in ECMAScript's <c>u</c> mode a character is a code point. What
/// cannot be written is refused: backreferences, options, properties of Unicode other than categories.
/// </remarks>
internal sealed class EcmaPattern
{
    private const string AsciiWord = "[a-zA-Z0-9_]";

    private readonly string _source;
    private readonly StringBuilder _result = new();
    private int _position;

    private EcmaPattern(string source) => _source = source;

    /// <summary>Translates an expression.</summary>
    /// <exception cref="PatternException">It cannot be written for .NET.</exception>
    public static string Translate(string source)
    {
        EcmaPattern pattern = new(source);
        while (!pattern.IsAtEnd) pattern.ReadPart();
        return pattern._result.ToString();
    }

    private bool IsAtEnd => _position >= _source.Length;

    private char Next => IsAtEnd ? '\0' : _source[_position];

    // The character after a backslash.
    private char Escaped => _position + 1 < _source.Length ? _source[_position + 1] : '\0';

    private void ReadPart()
    {
        char first = Next;
        switch (first)
        {
            case '.':
                _position++;
                _result.Append(CodePointSet.AllButLineBreaks);
                break;
            case '$':
                _position++;
                _result.Append(@"\z");
                break;
            case '[':
                _result.Append(ReadClass());
                break;
            case '(':
                ReadGroupStart();
                break;
            case '\\':
                ReadEscape();
                break;
            case '{' when Quantifier() is { } quantifier:
                _position += quantifier.Length;
                _result.Append(quantifier);
                break;
            case '^' or ')' or '|' or '*' or '+' or '?':
                _position++;
                _result.Append(first);
                break;
            default:
                AppendLiteral(ReadCodePoint());
                break;
        }
    }

    // {2}, {2,} or {2,5}; another brace stands for itself.
    private string? Quantifier()
    {
        int end = _source.IndexOf('}', _position);
        if (end < 0) return null;
        string[] bounds = _source[(_position + 1)..end].Split(',');
        bool isQuantifier = bounds.Length <= 2
            && bounds[0].Length > 0
            && bounds.All(bound => bound.All(char.IsAsciiDigit));
        return isQuantifier ? _source[_position..(end + 1)] : null;
    }

    private void ReadGroupStart()
    {
        ReadOnlySpan<char> rest = _source.AsSpan(_position);
        if (!rest.StartsWith("(?"))
        {
            _position++;
            _result.Append('(');
            return;
        }

        string start = rest switch
        {
            ['(', '?', '<', '=' or '!', ..] => rest[..4].ToString(),
            ['(', '?', ':' or '=' or '!', ..] => rest[..3].ToString(),
            ['(', '?', '<', ..] when rest.Contains('>') => rest[..(rest.IndexOf('>') + 1)].ToString(),
            _ => throw Refused(
                "has a group ECMAScript does not know", "Use (…), (?:…), (?=…), (?!…), (?<=…) or (?<!…)."),
        };
        _position += start.Length;
        _result.Append(start.EndsWith('>') ? "(" : start);
    }

    private void ReadEscape()
    {
        char kind = Escaped;
        switch (kind)
        {
            case 'b' or 'B':
                _position += 2;
                _result.Append(kind == 'b'
                    ? $"(?:(?<={AsciiWord})(?!{AsciiWord})|(?<!{AsciiWord})(?={AsciiWord}))"
                    : $"(?:(?<={AsciiWord})(?={AsciiWord})|(?<!{AsciiWord})(?!{AsciiWord}))");
                break;
            case 'k' or (>= '1' and <= '9'):
                throw Refused("refers back to a group", "Write what the group matches once more.");
            default:
                if (ReadEscapedSet() is { } set)
                    _result.Append(set);
                else
                    AppendLiteral(ReadEscapedCodePoint());
                break;
        }
    }

    private CodePointSet ReadClass()
    {
        _position++;
        bool isNegated = Next == '^';
        if (isNegated) _position++;
        CodePointSet set = new();
        while (Next != ']' || IsAtEnd)
        {
            if (IsAtEnd) throw Refused("has a [ without ]", "Write \\[ for the character.");
            if (Next == '\\' && ReadEscapedSet() is { } escaped)
            {
                set.Add(escaped);
                continue;
            }

            int from = ReadClassCodePoint();
            bool isRange = Next == '-' && _position + 1 < _source.Length && _source[_position + 1] != ']';
            if (!isRange)
            {
                set.Add(from, from);
                continue;
            }

            _position++;
            if (Next == '\\' && "dDwWsSpP".Contains(Escaped, StringComparison.Ordinal))
                throw Refused("has a range that ends in a class", "Write \\- for the character.");
            int to = ReadClassCodePoint();
            if (to < from) throw Refused("has a range that ends before it begins", "Turn it round.");
            set.Add(from, to);
        }

        _position++;
        return isNegated ? set.Inverted() : set;
    }

    private int ReadClassCodePoint()
    {
        if (Next != '\\') return ReadCodePoint();
        if (Escaped != 'b') return ReadEscapedCodePoint();
        _position += 2;
        return '\b';
    }

    private CodePointSet? ReadEscapedSet()
    {
        char kind = Escaped;
        CodePointSet? set = char.ToLowerInvariant(kind) switch
        {
            'd' => CodePointSet.Digits,
            'w' => CodePointSet.WordCharacters,
            's' => CodePointSet.Blanks,
            'p' => ReadCategory(),
            _ => null,
        };
        if (set is null) return null;
        _position += 2;
        return char.IsUpper(kind) ? set.Inverted() : set;
    }

    // Leaves the position two characters before the end, as the other classes have two.
    private CodePointSet ReadCategory()
    {
        int end = _source.IndexOf('}', _position);
        string name = end > _position + 3 && _source[_position + 2] == '{' ? _source[(_position + 3)..end] : "";
        CodePointSet set = CodePointSet.OfCategory(name)
            ?? throw Refused(
                $"names the property '{name}' of characters", "Use a general category, such as \\p{L} or \\p{Lu}.");
        _position = end - 1;
        return set;
    }

    private int ReadEscapedCodePoint()
    {
        char kind = Escaped;
        _position += 2;
        switch (kind)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !char.IsAsciiDigit(Next): return 0;
            case 'c' when char.IsAsciiLetter(Next): return _source[_position++] % 32;
            case 'x': return ReadHex(2);
            case 'u': return ReadUnicodeEscape();
            case > ' ' and < '\x7F' when !char.IsAsciiLetterOrDigit(kind): return kind;
            default: throw Refused($"has the escape \\{kind}, which ECMAScript does not know", "Remove the backslash.");
        }
    }

    private int ReadUnicodeEscape()
    {
        if (Next == '{')
        {
            int end = _source.IndexOf('}', _position);
            _position++;
            int point = ReadHex(Math.Max(end - _position, 0));
            _position++;
            return point;
        }

        int first = ReadHex(4);
        bool isPair = first is >= 0xD800 and < 0xDC00 && _source.AsSpan(_position).StartsWith("\\u");
        if (!isPair) return first;
        _position += 2;
        return char.ConvertToUtf32((char)first, (char)ReadHex(4));
    }

    private int ReadHex(int digits)
    {
        ReadOnlySpan<char> text = _source.AsSpan(_position, Math.Min(digits, _source.Length - _position));
        bool isHex = int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            && text.Length == digits
            && value is >= 0 and <= 0x10FFFF;
        if (!isHex) throw Refused("has an escape whose digits are wrong", "Write \\x41, \\u0041 or \\u{1F600}.");
        _position += digits;
        return value;
    }

    private int ReadCodePoint()
    {
        Rune.DecodeFromUtf16(_source.AsSpan(_position), out Rune rune, out int length);
        _position += length;
        return rune.Value;
    }

    private void AppendLiteral(int point) => _result.Append(new CodePointSet().Add(point, point));

    private static PatternException Refused(string why, string nextStep) => new(why, nextStep);
}
