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
    private byte[] _document = [];

    /// <param name="contract">The schema.</param>
    public ContractCheck(RecordContract contract)
    {
        _contract = contract;
        _field = FieldOf;
    }

    /// <inheritdoc />
    public override void Prepare(IReadOnlyList<string> header, IReadOnlyList<string?> columns) =>
        _flat = _contract.ForColumns(header);

    /// <inheritdoc />
    public override bool Accepts(RecordReader record)
    {
        _record = record;
        ContractViolation? violation = record.IsDocument ? CheckDocument(record.Raw) : _flat!.Check(_field);
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

    private FlatField FieldOf(int column)
    {
        bool isNull = !_record!.TryGetField(column, out ReadOnlySpan<byte> value);
        return FlatField.OfText(value, isNull);
    }
}
