using EtlTools.Sources;

namespace EtlTools.Staging.Strategies;

/// <summary>Refuses records whose key is null, wholly or in part: they can be told from no other.</summary>
internal sealed class KeyCheck(IReadOnlyList<string> key) : RecordCheck
{
    private int[] _fields = [];

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
            if (_fields[i] >= 0 && record.TryGetField(_fields[i], out _)) continue;
            record.Refuse(
                RejectReason.NullKey,
                key[i],
                $"The key column {key[i]} is null; a load that matches rows by their key needs a value.");
            return false;
        }

        return true;
    }
}
