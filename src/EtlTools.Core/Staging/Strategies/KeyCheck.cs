using EtlTools.Sources;

namespace EtlTools.Staging.Strategies;

/// <summary>
/// Refuses records whose key is null, wholly or in part: they can be told from no other. Looks out for repeated keys on
/// the way.
/// </summary>
/// <param name="key">The columns of the key.</param>
/// <param name="expectedRows">How many records there may be; null when nothing tells.</param>
internal sealed class KeyCheck(IReadOnlyList<string> key, long? expectedRows) : RecordCheck
{
    private readonly KeyFilter _filter = new(expectedRows);
    private int[] _fields = [];

    /// <summary>Whether a key may have come twice.</summary>
    public bool MayRepeat => key.Count == 0 || _filter.MayRepeat;

    /// <inheritdoc />
    public override void Prepare(IReadOnlyList<string> header, IReadOnlyList<string?> columns)
    {
        string?[] names = [.. columns];
        _fields = [.. key.Select(column => Array.IndexOf(names, column))];
    }

    /// <inheritdoc />
    public override bool Accepts(RecordReader record)
    {
        for (int i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] >= 0 && record.TryGetField(_fields[i], out ReadOnlySpan<byte> value))
            {
                _filter.Add(value);
                continue;
            }

            _filter.DropKey();
            record.Refuse(
                RejectReason.NullKey,
                key[i],
                $"The key column {key[i]} is null; a load that matches rows by their key needs a value.");
            return false;
        }

        _filter.EndKey();
        return true;
    }
}
