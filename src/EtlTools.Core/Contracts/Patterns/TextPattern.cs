using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace EtlTools.Contracts.Patterns;

/// <summary>A regular expression of a schema, matched against UTF-8.</summary>
/// <remarks>
/// It runs in time that grows with the text only, so no expression can hang a load. One that looks ahead or behind
/// cannot; it stops with an exception after <see cref="Timeout"/>.
/// </remarks>
internal sealed class TextPattern
{
    private const int OnStack = 256;

    private readonly string _source;
    private readonly Regex _regex;

    private TextPattern(string source, Regex regex)
    {
        _source = source;
        _regex = regex;
    }

    /// <summary>How long one match may take.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Prepares an expression.</summary>
    /// <exception cref="PatternException">It is none, or none that can be matched as ECMAScript would.</exception>
    public static TextPattern Of(string source)
    {
        const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
        string pattern = EcmaPattern.Translate(source);
        try
        {
            return new(source, new Regex(pattern, Plain | RegexOptions.NonBacktracking));
        }
        catch (NotSupportedException)
        {
            TextPattern stoppable = new(source, new Regex(pattern, Plain | RegexOptions.Compiled, Timeout));
            return stoppable.WarmedUp();
        }
        catch (RegexParseException error)
        {
            throw new PatternException(
                $"is none: {error.Error}", "Mend it; JSON Schema takes regular expressions of ECMAScript.");
        }
    }

    /// <summary>Whether the expression matches somewhere in the text.</summary>
    /// <param name="text">UTF-8.</param>
    /// <exception cref="RegexMatchTimeoutException">It took too long.</exception>
    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        char[]? rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> characters = rented ?? stackalloc char[OnStack];
        try
        {
            int length = Encoding.UTF8.GetChars(text, characters);
            return _regex.IsMatch(characters[..length]);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new RegexMatchTimeoutException(error.Input, _source, error.MatchTimeout);
        }
        finally
        {
            if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>The expression as the schema writes it.</summary>
    public override string ToString() => _source;

    // The first match makes the code for it, which must not count against a record.
    private TextPattern WarmedUp()
    {
        try
        {
            _regex.IsMatch("");
        }
        catch (RegexMatchTimeoutException)
        {
            // A busy machine; there is nothing to decide yet.
        }

        return this;
    }
}
