using System.Text.Json;

namespace EtlTools.Sources.Json;

/// <summary>
/// Values one after the other: JSON Lines, or objects over several lines each. What is not JSON costs its line; where
/// objects go over several lines, it ends before the next line that begins with a brace.
/// </summary>
internal sealed class JsonLines : JsonRecords
{
    private bool _areObjectsOverLines;

    /// <param name="window">The text, at the start of its first value.</param>
    public JsonLines(JsonWindow window)
        : base(window) =>
        _areObjectsOverLines = window.Rest is [(byte)'{', .. var rest]
            && rest.TrimStart(" \t\r"u8) is [(byte)'\n', ..];

    /// <inheritdoc />
    public override bool CanRecover => true;

    /// <inheritdoc />
    public override bool MoveNext(bool isSample) => Window.SkipWhitespace();

    /// <inheritdoc />
    public override void Pass(int length) => _areObjectsOverLines |= Window.Advance(length) > 0;

    /// <inheritdoc />
    public override PassedBytes PassBroken(JsonException error) => PassLine();

    /// <inheritdoc />
    public override PassedBytes PassTooLong() => PassLine();

    /// <inheritdoc />
    public override void Rewind() { }

    private PassedBytes PassLine()
    {
        ReadOnlySpan<byte> end = _areObjectsOverLines ? "\n{"u8 : "\n"u8;
        PassedBytes passed = new();
        while (true)
        {
            int place = Window.Rest.IndexOf(end);
            bool mayContinue = place < 0 && !Window.IsAtEnd;

            // The last byte may be the first of what ends it.
            int count = place >= 0 ? place + 1 : Window.Rest.Length - (mayContinue ? end.Length - 1 : 0);
            passed.Take(Window, Math.Max(count, 0));
            if (!mayContinue || !Window.More()) return passed.Trimmed();
        }
    }
}
