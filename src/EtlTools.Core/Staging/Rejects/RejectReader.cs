using System.Globalization;
using System.Text;
using EtlTools.Runs;
using EtlTools.Sources;

namespace EtlTools.Staging.Rejects;

/// <summary>Reads mended rejects as records, at the lines and offsets of the records they were.</summary>
internal sealed class RejectReader : RecordReader
{
    private const string NothingChanged = "Nothing has changed: ";

    private readonly IReadOnlyList<(RejectInfo Before, MendedReject Mended)> _rejects;
    private readonly HashSet<string> _known;
    private readonly byte[]?[] _fields;
    private byte[] _raw = [];
    private int _read;

    /// <param name="rejects">Rejects of one load.</param>
    public RejectReader(IReadOnlyList<(RejectInfo Before, MendedReject Mended)> rejects)
    {
        _rejects = rejects;
        Header = rejects[0].Before.Columns;
        _known = new(Header, StringComparer.Ordinal);
        _fields = new byte[Header.Count][];
    }

    /// <summary>The columns of the load that refused them.</summary>
    public override IReadOnlyList<string> Header { get; }

    /// <inheritdoc />
    public override long Line => Before.SourceLine;

    /// <inheritdoc />
    public override long Offset => Before.ByteOffset;

    /// <summary>The record as CSV, for one that is refused again.</summary>
    public override ReadOnlySpan<byte> Raw => _raw;

    /// <inheritdoc />
    public override SourceFormat RawFormat => new()
    {
        Kind = FormatKind.Delimited,
        Delimiter = ",",
        HasHeader = false,
        Header = Header,
        TrailingDelimiter = false,
    };

    /// <inheritdoc />
    public override SourceProgress Progress => new(_read, _rejects.Count, "rows");

    /// <summary>Nothing: they are no file.</summary>
    public override string? Sha256 => null;

    private RejectInfo Before => _rejects[_read - 1].Before;

    /// <inheritdoc />
    public override bool Read()
    {
        Reject = null;
        if (_read == _rejects.Count) return false;
        (RejectInfo before, MendedReject mended) = _rejects[_read++];
        OrderedDictionary<string, string?> fields = new(before.Fields, StringComparer.Ordinal);
        foreach ((string name, string? value) in mended.Fields) fields[name] = value;
        for (int i = 0; i < Header.Count; i++) _fields[i] = fields[Header[i]] is { } value ? Encoding.UTF8.GetBytes(value) : null;
        string[] foreign = [.. fields.Where(field => field.Value is not null && !_known.Contains(field.Key)).Select(field => field.Key)];
        _raw = Encoding.UTF8.GetBytes(Csv([.. Header, .. foreign], fields));
        RefuseUnlessMended(before, fields, foreign);
        return true;
    }

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        value = _fields[index];
        return _fields[index] is not null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
    }

    private void RefuseUnlessMended(RejectInfo before, IDictionary<string, string?> fields, string[] foreign)
    {
        if (IsAsBefore(before, fields))
            Refuse(Enum.Parse<RejectReason>(before.Reason), before.Field, Unchanged(before.Expectation));
        else if (foreign.Length > 0)
            Refuse(RejectReason.FieldCount, null, TooMany(foreign));
        else if (Header.FirstOrDefault(name => fields[name]?.Contains('\0', StringComparison.Ordinal) == true) is { } nul)
            Refuse(RejectReason.NulByte, nul, $"{nul} holds a character 0; text was expected.");
        else if (Header.FirstOrDefault(name => IsBroken(before, name, fields[name])) is { } broken)
            Refuse(RejectReason.InvalidUtf8, broken, $"{broken} holds characters that are none.");
    }

    // Of a record with broken quotes the fields say what was understood; who sends it in again agrees to that.
    private static bool IsUnderstood(RejectInfo before) =>
        before.Reason is nameof(RejectReason.Quoting) or nameof(RejectReason.UnclosedQuote)
        && before.FieldCount == before.Columns.Count;

    private static bool IsAsBefore(RejectInfo before, IDictionary<string, string?> fields) =>
        !IsUnderstood(before)
        && fields.Count == before.Fields.Count
        && before.Fields.All(field => fields[field.Key] == field.Value);

    /// <summary>Whether a value is no text: half a character, or what stands for bytes that were none.</summary>
    private static bool IsBroken(RejectInfo before, string name, string? value)
    {
        if (value is null) return false;
        if (before.Reason == nameof(RejectReason.InvalidUtf8)
            && value == before.Fields[name]
            && value.Contains('\uFFFD', StringComparison.Ordinal))
            return true;
        for (int i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return true;
            i++;
        }

        return false;
    }

    private static string Unchanged(string expectation) =>
        expectation.StartsWith(NothingChanged, StringComparison.Ordinal) ? expectation : NothingChanged + expectation;

    private string TooMany(string[] foreign) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Header.Count + foreign.Length} fields were found, {Header.Count} were expected; no column takes {string.Join(", ", foreign)}.");

    private static string Csv(IEnumerable<string> names, IDictionary<string, string?> fields) =>
        string.Join(',', names.Select(name => fields[name] switch
        {
            null => "",
            "" => "\"\"",
            string value when value.AsSpan().ContainsAny(",\"\r\n") =>
                $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            string value => value,
        }));
}
