using System.Text;
using EtlTools.Profiling.Sketches;

namespace EtlTools.Profiling.Values;

/// <summary>Cuts a text into runs of like characters.</summary>
/// <remarks>
/// A word that mixes letters and digits more than once, such as a hash or a serial number, is one run: its switches
/// from letter to digit mean nothing, and would make a pattern of its own of every value.
/// </remarks>
internal ref struct PatternScanner
{
    /// <summary>How many runs a pattern has at most; what follows is not looked at.</summary>
    public const int MostRuns = 24;

    private const int RunsOfMixed = 3;
    private const int Ascii = 0x80;

    private static readonly CharacterKinds[] s_kinds =
        [.. Enumerable.Range(0, Ascii).Select(letter => Kinds((char)letter))];

    private readonly Span<PatternRun> _runs;
    private readonly bool _isCode;
    private CharacterKinds _wordKinds;
    private int _wordStart;
    private bool _isMixed;
    private int _count;

    private PatternScanner(Span<PatternRun> runs, bool isCode)
    {
        _runs = runs;
        _isCode = isCode;
        _isMixed = isCode;
    }

    /// <summary>Finds the runs of a text.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="isCode">Whether all its words mix letters and digits, as those of a UUID do.</param>
    /// <param name="runs">Takes up to <see cref="MostRuns"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Scan(ReadOnlySpan<byte> text, bool isCode, Span<PatternRun> runs)
    {
        PatternScanner scanner = new(runs, isCode);
        while (!text.IsEmpty)
        {
            bool fits = text[0] < Ascii ? scanner.AddRun(text, out int size) : scanner.AddForeign(text, out size);
            if (!fits)
            {
                runs[^1] = new PatternRun(PatternRun.Rest, CharacterKinds.None, 1, 1);
                break;
            }

            text = text[size..];
        }

        return scanner._count;
    }

    /// <summary>A hash of a text's pattern: the kinds of its runs, however long they are.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="isCode">See <see cref="Scan"/>.</param>
    public static ulong HashOf(ReadOnlySpan<byte> text, bool isCode)
    {
        Span<PatternRun> runs = stackalloc PatternRun[MostRuns];
        return HashOf(runs[..Scan(text, isCode, runs)]);
    }

    /// <summary>A hash of the kinds of runs, however long they are.</summary>
    public static ulong HashOf(ReadOnlySpan<PatternRun> runs)
    {
        Span<byte> kinds = stackalloc byte[MostRuns];
        for (int i = 0; i < runs.Length; i++) kinds[i] = (byte)runs[i].Kind;
        return ValueHash.Of(kinds[..runs.Length]);
    }

    private static CharacterKinds Kinds(char letter) => letter switch
    {
        >= '0' and <= '9' => CharacterKinds.Digit,
        >= 'a' and <= 'f' => CharacterKinds.LowerHex,
        >= 'g' and <= 'z' => CharacterKinds.Lower,
        >= 'A' and <= 'F' => CharacterKinds.UpperHex,
        >= 'G' and <= 'Z' => CharacterKinds.Upper,
        _ => CharacterKinds.None,
    };

    private bool AddRun(ReadOnlySpan<byte> text, out int size)
    {
        CharacterKinds kinds = s_kinds[text[0]];
        CharacterKinds like = Like(kinds);
        size = 1;
        for (; size < text.Length && text[size] < Ascii; size++)
        {
            CharacterKinds next = s_kinds[text[size]];
            if (like == CharacterKinds.None ? text[size] != text[0] : (next & like) == 0) break;
            kinds |= next;
        }

        return Add((char)text[0], kinds, size);
    }

    private static CharacterKinds Like(CharacterKinds kinds) => kinds switch
    {
        CharacterKinds.LowerHex or CharacterKinds.Lower => CharacterKinds.LowerHex | CharacterKinds.Lower,
        CharacterKinds.UpperHex or CharacterKinds.Upper => CharacterKinds.UpperHex | CharacterKinds.Upper,
        _ => kinds,
    };

    private bool AddForeign(ReadOnlySpan<byte> text, out int size)
    {
        Rune.DecodeFromUtf8(text, out Rune rune, out size);
        CharacterKinds kinds = CharacterKinds.Foreign;
        if (Rune.IsUpper(rune)) kinds |= CharacterKinds.Upper;
        else if (Rune.IsLetter(rune)) kinds |= CharacterKinds.Lower;
        return Add(PatternRun.Foreign, kinds, length: 1);
    }

    private bool Add(char itself, CharacterKinds kinds, int length)
    {
        CharacterKinds word = kinds & (CharacterKinds.Letters | CharacterKinds.Digit);
        if (word == CharacterKinds.None)
        {
            if (!Append(itself, kinds, length)) return false;
            _wordStart = _count;
            _wordKinds = CharacterKinds.None;
            _isMixed = _isCode;
            return true;
        }

        _wordKinds |= kinds;
        char kind = _isMixed ? PatternRun.Mixed
            : word == CharacterKinds.Digit ? PatternRun.Digit
            : (word & (CharacterKinds.Upper | CharacterKinds.UpperHex)) != 0 ? PatternRun.Upper
            : PatternRun.Lower;
        if (!Append(kind, kinds, length)) return false;
        if (!_isMixed && _count - _wordStart >= RunsOfMixed && IsMixed(_wordKinds)) Mix();
        return true;
    }

    private static bool IsMixed(CharacterKinds kinds) =>
        kinds.HasFlag(CharacterKinds.Digit) && (kinds & CharacterKinds.Letters) != 0;

    private void Mix()
    {
        int length = 0;
        foreach (PatternRun run in _runs[_wordStart.._count]) length += run.Min;
        _runs[_wordStart] = new PatternRun(PatternRun.Mixed, _wordKinds, length, length);
        _count = _wordStart + 1;
        _isMixed = true;
    }

    private bool Append(char kind, CharacterKinds kinds, int length)
    {
        if (_count > 0 && _runs[_count - 1].Kind == kind)
        {
            _runs[_count - 1] = _runs[_count - 1].Extended(kinds, length);
            return true;
        }

        if (_count == MostRuns) return false;
        _runs[_count++] = new PatternRun(kind, kinds, length, length);
        return true;
    }
}
