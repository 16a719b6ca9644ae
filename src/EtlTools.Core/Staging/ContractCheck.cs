using EtlTools.Contracts;
using EtlTools.Sources;

namespace EtlTools.Staging;

/// <summary>Refuses records that are not what a JSON Schema says.</summary>
/// <remarks>
/// A record of JSON is checked as the document it is. Others are flat: their fields are text, and the contract says as
/// what it is read; see <see cref="FlatContract"/>. The contract speaks of fields by the names the source gives them.
/// </remarks>
internal sealed class ContractCheck : RecordCheck
{
    private readonly RecordContract _contract;
    private readonly FieldReader _field;
    private RecordReader? _record;
    private FlatContract? _flat;
    private IReadOnlyList<string> _header = [];
    private int _arrays;
    private byte[] _document = [];

    /// <param name="contract">The schema.</param>
    public ContractCheck(RecordContract contract)
    {
        _contract = contract;
        _field = FieldOf;
    }

    /// <inheritdoc />
    public override void Prepare(IReadOnlyList<string> header, IReadOnlyList<string?> columns)
    {
        _header = header;
        _flat = null;
    }

    /// <inheritdoc />
    public override bool Accepts(RecordReader record)
    {
        _record = record;
        ContractViolation? violation = record.IsDocument ? CheckDocument(record.Raw) : FlatFor(record).Check(_field);
        if (violation is null) return true;
        record.Refuse(RejectReason.Contract, violation.Path, violation.Describe());
        return false;
    }

    private ContractViolation? CheckDocument(ReadOnlySpan<byte> raw)
    {
        if (_document.Length < raw.Length) _document = new byte[Math.Max(raw.Length, 2 * _document.Length)];
        raw.CopyTo(_document);
        return _contract.Check(_document.AsMemory(0, raw.Length));
    }

    private FlatContract FlatFor(RecordReader record)
    {
        if (_flat is not null) return _flat;
        _arrays = record.Arrays.Count;
        return _flat = _contract.ForColumns([.. record.Arrays, .. _header]);
    }

    private FlatField FieldOf(int column)
    {
        bool isNull = column < _arrays
            ? !_record!.TryGetArray(column, out ReadOnlySpan<byte> value)
            : !_record!.TryGetField(column - _arrays, out value);
        return FlatField.OfText(value, isNull);
    }
}
