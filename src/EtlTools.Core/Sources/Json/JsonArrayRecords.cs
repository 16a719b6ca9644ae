using System.Text.Json;
using EtlTools.Diagnostics;

namespace EtlTools.Sources.Json;

/// <summary>
/// Values of an array, which is the text itself or stands in an object. What comes before and after the array is read
/// as well, piece by piece, so that a text that ends too early is noticed.
/// </summary>
/// <param name="window">The text, at its start.</param>
/// <param name="path">Where the array is.</param>
/// <param name="errors">Says what is wrong.</param>
internal sealed class JsonArrayRecords(JsonWindow window, RecordPath path, JsonErrors errors) : JsonRecords(window)
{
    private const int MaxOuterDepth = 1_000;

    private JsonReaderState _outside = new(new() { MaxDepth = MaxOuterDepth, AllowMultipleValues = true });
    private Place _place;
    private int _followed;
    private bool _isNext = path.Names.Count == 0;
    private bool _isFound;
    private bool _isFoundHere;

    private enum Place
    {
        Outside,
        FirstInArray,
        LaterInArray,
        AtObject,
        AtEndOfObject,
    }

    /// <inheritdoc />
    public override bool CanRecover => false;

    /// <inheritdoc />
    public override bool MoveNext(bool isSample)
    {
        while (true)
        {
            switch (_place)
            {
                case Place.AtObject:
                    return true;
                case Place.AtEndOfObject when isSample:
                    return false;
                case Place.FirstInArray or Place.LaterInArray:
                    bool hasMore = Window.SkipWhitespace();
                    if (isSample && !(hasMore && Window.Rest[0] == ',')) return false;
                    if (!hasMore) throw Truncated();
                    if (Window.Rest[0] != ']') return MoveToValue(isSample);
                    break;
            }

            _place = Place.Outside;
            if (!Find()) return false;
        }
    }

    /// <inheritdoc />
    public override void Pass(int length)
    {
        // The brace that ends a single object is left to what reads around it.
        Window.Advance(_place == Place.AtObject ? length - 1 : length);
        _place = _place == Place.AtObject ? Place.AtEndOfObject : Place.LaterInArray;
    }

    /// <inheritdoc />
    public override PassedBytes PassBroken(JsonException error) => throw errors.Broken(Window, error);

    /// <inheritdoc />
    public override PassedBytes PassTooLong()
    {
        PassedBytes passed = new();
        JsonReaderState state = new(new() { MaxDepth = int.MaxValue, AllowMultipleValues = true });
        while (true)
        {
            (bool isWhole, int length) = ReadOn(ref state);
            bool isObject = isWhole && _place == Place.AtObject;
            passed.Take(Window, isObject ? length - 1 : length);
            if (isWhole)
            {
                _place = isObject ? Place.AtEndOfObject : Place.LaterInArray;
                return passed;
            }

            if (!Window.More()) throw errors.ValueTooLong(Window);
        }
    }

    /// <inheritdoc />
    public override void Rewind() =>
        _place = _place is Place.AtObject or Place.AtEndOfObject ? Place.AtObject : Place.FirstInArray;

    private bool MoveToValue(bool isSample)
    {
        if (_place == Place.FirstInArray) return true;
        if (Window.Rest[0] != ',')
            throw errors.Broken(Window.Offset, Window.Line, $"{Shown(Window.Rest[0])} where a comma or ] was expected");
        Window.Advance(1);
        if (Window.SkipWhitespace()) return true;
        return isSample ? false : throw Truncated();
    }

    private EtlException Truncated() => errors.Broken(Window.Offset, Window.Line, "the file ends inside the array");

    private (bool IsWhole, int Length) ReadOn(ref JsonReaderState state)
    {
        Utf8JsonReader reader = new(Window.Rest, Window.IsAtEnd, state);
        try
        {
            while (reader.Read())
            {
                bool isOpen = reader.CurrentDepth > 0
                    || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                if (!isOpen) return (true, (int)reader.BytesConsumed);
            }
        }
        catch (JsonException error)
        {
            throw errors.Broken(Window, reader.BytesConsumed, error);
        }

        state = reader.CurrentState;
        return (false, (int)reader.BytesConsumed);
    }

    /// <summary>Reads what is around the records, up to the next of them.</summary>
    private bool Find()
    {
        while (true)
        {
            bool isFinal = Window.IsAtEnd;
            Utf8JsonReader reader = new(Window.Rest, isFinal, _outside);
            try
            {
                while (_place == Place.Outside && reader.Read()) Follow(ref reader);
            }
            catch (JsonException error)
            {
                throw errors.Broken(Window, reader.BytesConsumed, error);
            }

            _outside = reader.CurrentState;
            Window.Advance((int)(_place == Place.AtObject ? reader.TokenStartIndex : reader.BytesConsumed));
            if (_place != Place.Outside) return true;
            if (isFinal) return _isFound ? false : throw errors.NotFound(path);
            if (!Window.More()) throw errors.ValueTooLong(Window);
        }
    }

    private void Follow(ref Utf8JsonReader reader)
    {
        JsonTokenType type = reader.TokenType;
        if (_isNext)
        {
            _isNext = path.Names.Count == 0;
            Arrive(ref reader, type);
        }
        else if (type == JsonTokenType.PropertyName)
        {
            _isNext = reader.CurrentDepth == _followed + 1 && _followed < path.Names.Count
                && reader.ValueTextEquals(path.Names[_followed]);
        }
        else if (type == JsonTokenType.EndObject && reader.CurrentDepth == _followed)
        {
            _followed = Math.Max(_followed - 1, 0);
            if (reader.CurrentDepth == 0) _isFoundHere = false;
        }
    }

    private void Arrive(ref Utf8JsonReader reader, JsonTokenType type)
    {
        bool isWholePath = _followed + 1 >= path.Names.Count;
        if (!isWholePath)
        {
            if (type == JsonTokenType.StartObject) _followed++;
            return;
        }

        if (path.Names.Count == 0 && type == JsonTokenType.EndArray) return;
        if (_isFoundHere && path.Names.Count > 0)
            throw errors.Broken(Window.Offset + reader.TokenStartIndex, Window.Line, $"{path.Text} is there twice");
        _isFound = true;
        _isFoundHere = true;
        _place = type switch
        {
            JsonTokenType.StartArray => Place.FirstInArray,
            JsonTokenType.StartObject when path.Names.Count > 0 => Place.AtObject,
            JsonTokenType.Null when path.Names.Count > 0 => Place.Outside,
            _ => throw errors.Broken(
                Window.Offset + reader.TokenStartIndex,
                Window.Line,
                $"{path.Text} is {JsonFlattener.Kind(type)} where an array was expected"),
        };
    }

    private static string Shown(byte value) =>
        value is > 0x20 and < 0x7F ? $"'{(char)value}'" : $"the byte 0x{value:x2}";
}
