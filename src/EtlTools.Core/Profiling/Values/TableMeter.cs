using EtlTools.Database;
using EtlTools.Profiling.Sketches;

namespace EtlTools.Profiling.Values;

/// <summary>Measures a table piece by piece, its columns side by side.</summary>
internal sealed class TableMeter
{
    private readonly ProfilePlan _plan;
    private readonly ColumnMeter[] _columns;
    private readonly int[] _key;
    private readonly KeyTally _keys;
    private readonly ParallelOptions _parallel;
    private long _nullKeys;

    /// <summary>Prepares to measure.</summary>
    /// <param name="plan">What to measure.</param>
    /// <param name="exactKeys">How many different keys are counted exactly.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public TableMeter(ProfilePlan plan, int exactKeys, CancellationToken cancellationToken)
    {
        _plan = plan;
        _columns = [.. plan.Columns.Select(column => new ColumnMeter(column))];
        Sent = [.. plan.Columns, .. plan.Key.Except(plan.Columns)];
        _key = [.. plan.Key.Select(column => Sent.ToList().IndexOf(column))];
        _keys = new KeyTally(exactKeys);
        _parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
    }

    /// <summary>The columns whose fields the rows have to hold, in their order.</summary>
    public IReadOnlyList<string> Sent { get; }

    /// <summary>How many rows were taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Takes a piece of the table.</summary>
    public void Add(RowChunk chunk)
    {
        Rows += chunk.Rows;
        Parallel.For(0, _columns.Length + 1, _parallel, column =>
        {
            if (column < _columns.Length) _columns[column].Add(chunk, column);
            else if (_key.Length > 0) AddKeys(chunk);
        });
    }

    /// <summary>What the columns are like.</summary>
    public IReadOnlyList<ColumnProfile> Columns() => _columns.Select(column => column.Finish()).ToArray();

    /// <summary>Whether the key identifies a row; null without one.</summary>
    public KeyProfile? Key() => _key.Length == 0 ? null : new KeyProfile
    {
        Columns = _plan.Key,
        NullRows = _nullKeys,
        Distinct = _keys.Distinct,
        Duplicates = _keys.Duplicates,
        RepeatedRows = _keys.RepeatedRows,
        IsExact = _keys.IsExact,
    };

    private void AddKeys(RowChunk chunk)
    {
        for (int row = 0; row < chunk.Rows; row++)
        {
            ulong hash = 0;
            ulong other = 1;
            bool isWhole = true;
            foreach (int column in _key)
            {
                if (chunk.IsNull(row, column))
                {
                    isWhole = false;
                    break;
                }

                ReadOnlySpan<byte> field = chunk.Field(row, column);
                hash = ValueHash.Of(field, hash);
                other = ValueHash.Of(field, other);
            }

            if (isWhole) _keys.Add(hash, other);
            else _nullKeys++;
        }
    }
}
