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
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<string> _exploded;
    private readonly HashSet<string> _known;
    private readonly byte[]?[] _fields;
    private readonly RejectArrays? _arrays;
    private readonly byte[]?[] _texts;
    private byte[] _raw = [];
    private int _read;

    /// <param name="rejects">Rejects of one load.</param>
    public RejectReader(IReadOnlyList<(RejectInfo Before, MendedReject Mended)> rejects)
    {
        _rejects = rejects;
        Header = rejects[0].Before.Columns;
        _names = rejects[0].Before.Names;
        _exploded = rejects[0].Before.Exploded;
        _known = new(_names, StringComparer.Ordinal);
        _fields = new byte[Header.Count][];
        _texts = new byte[_exploded.Count][];
        if (_exploded.Count > 0)
            _arrays = new(_exploded, rejects.Select(reject => new MendedRecord(reject.Before, reject.Mended)));
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
        Explode = _exploded.Count > 0 ? _exploded : null,
    };

    /// <summary>The rows of arrays, as they were mended; they stand where the record stood.</summary>
    public override IReadOnlyDictionary<string, RecordReader> Children => _arrays?.Rows ?? base.Children;

    /// <inheritdoc />
    public override IReadOnlyList<string> Arrays => _exploded;

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
        MendedRecord record = new(before, mended);
        for (int i = 0; i < Header.Count; i++) _fields[i] = Utf8(record.ValueOf(Header[i]));
        for (int i = 0; i < _exploded.Count; i++) _texts[i] = Utf8(record.TextOf(_exploded[i])?.Trim());
        IReadOnlyList<string> foreign = record.Foreign(_known);
        _raw = Encoding.UTF8.GetBytes(record.ToCsv(_names.Concat(foreign)));
        RefuseUnlessMended(record, foreign);
        if (_arrays?.Next() is { } defect && Reject is null) Refuse(defect.Reason, defect.Path, defect.Expectation);
        return true;
    }

    /// <inheritdoc />
    public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
    {
        value = _fields[index];
        return _fields[index] is not null;
    }

    /// <inheritdoc />
    public override bool TryGetArray(int index, out ReadOnlySpan<byte> value)
    {
        value = _texts[index];
        return _texts[index] is not null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _arrays?.Dispose();
    }

    private void RefuseUnlessMended(MendedRecord record, IReadOnlyList<string> foreign)
    {
        RejectInfo before = record.Before;
        if (record.IsAsBefore)
            Refuse(Enum.Parse<RejectReason>(before.Reason), before.Field, Unchanged(before.Expectation));
        else if (foreign.Count > 0)
            Refuse(RejectReason.FieldCount, null, TooMany(foreign));
        else if (_names.FirstOrDefault(name => HasNul(record.TextOf(name))) is { } nul)
            Refuse(RejectReason.NulByte, nul, $"{nul} holds a character 0; text was expected.");
        else if (_names.FirstOrDefault(name => IsBroken(before, name, record.TextOf(name))) is { } broken)
            Refuse(RejectReason.InvalidUtf8, broken, $"{broken} holds characters that are none.");
    }

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

    private static bool HasNul(string? value) => value?.Contains('\0', StringComparison.Ordinal) == true;

    private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private static string Unchanged(string expectation) =>
        expectation.StartsWith(NothingChanged, StringComparison.Ordinal) ? expectation : NothingChanged + expectation;

    private string TooMany(IReadOnlyList<string> foreign) => string.Create(
        CultureInfo.InvariantCulture,
        $"{_names.Count + foreign.Count} fields were found, {_names.Count} were expected; "
        + $"no column takes {string.Join(", ", foreign)}.");
}
