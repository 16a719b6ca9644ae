using EtlTools.Diagnostics;

namespace EtlTools.Staging.Drift;

/// <summary>The differences one load has met so far, and what its policy makes of them.</summary>
/// <param name="import">The table, with its policy and what was known of it when the load was planned.</param>
/// <param name="source">The source.</param>
internal sealed class LoadDrift(TableImport import, SourceImport source)
{
    private readonly List<ColumnChange> _changes = [];
    private readonly Dictionary<string, bool> _taken = new(StringComparer.Ordinal);
    private readonly List<string> _added = [];

    // A table that is being created does not differ.
    private bool _isCompared;

    /// <summary>What every record has to meet; null where the policy asks nothing of records.</summary>
    public DriftCheck? Check { get; private set; }

    /// <summary>The columns of the source, in its order; set when its header is known, again when that grows.</summary>
    public IReadOnlyList<string> SourceColumns { get; private set; } = [];

    /// <summary>The columns the table gained for the source.</summary>
    public IReadOnlyList<string> AddedColumns => _added;

    /// <summary>The differences, with what is done about them.</summary>
    public IReadOnlyList<SchemaChange> Changes => _changes.Select(Describe).ToArray();

    /// <summary>Compares the source with the table as it is now.</summary>
    /// <param name="table">The table; null when the load creates it.</param>
    public LoadDrift Compare(SchemaDescription? table)
    {
        if (table is null) return this;
        string[] columns = [.. source.Columns.Select(column => column.Name)];
        _changes.AddRange(SchemaComparison.Compare(table, SchemaDescription.OfSource(columns, source.Values)));
        _isCompared = true;
        if (import.Drift.TestsRecords) Check = new DriftCheck(this, import.Drift, table);
        return this;
    }

    /// <summary>Refuses the source when its differences are not to be taken over.</summary>
    /// <exception cref="EtlException">They are not.</exception>
    public void RefuseFrozen()
    {
        SchemaChange[] frozen = [.. Changes.Where(change => change.Action == DriftAction.Freeze)];
        if (frozen.Length > 0) throw Refusal(frozen, source.Name);
    }

    /// <summary>Whether the table takes a column of the source; it gains it where it is not there yet.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isThere">Whether the table has it.</param>
    /// <exception cref="EtlException">It is new, was not seen before, and the policy is freeze.</exception>
    public bool Takes(string column, bool isThere)
    {
        // Asked again for the same columns when the header grows; by then the table has what this load brought.
        if (_taken.TryGetValue(column, out bool isTaken)) return isTaken;
        _taken[column] = isTaken = Decide(column, isThere);
        if (isTaken && !isThere) _added.Add(column);
        return isTaken;
    }

    /// <summary>Goes on where the load stopped: the table has these columns for the source already.</summary>
    public void GoOn(IEnumerable<string> addedColumns)
    {
        foreach (string column in addedColumns) Takes(column, isThere: false);
    }

    /// <summary>Takes note of the columns of the source.</summary>
    public void SetSourceColumns(IReadOnlyList<string> columns) => SourceColumns = columns;

    /// <summary>What is known to differ about a column; null when nothing is.</summary>
    public ColumnChange? ChangeOf(string column) => _changes.Find(change => change.Column == column);

    /// <summary>Adds a difference that only shows while records are read.</summary>
    /// <exception cref="EtlException">The policy is freeze.</exception>
    public void Meet(ColumnChange change)
    {
        _changes.Add(change);
        RefuseFrozen();
    }

    private bool Decide(string column, bool isThere)
    {
        if (!_isCompared) return true;
        int known = _changes.FindIndex(change => change.Column == column);
        if (isThere && known >= 0 && _changes[known].Kind is DriftKind.New or DriftKind.Renamed)
        {
            // A source before this one brought it, in the same transaction.
            _changes.RemoveAt(known);
            return true;
        }

        if (!isThere && known < 0) Meet(new ColumnChange(DriftKind.New, column, null, null));
        return ChangeOf(column) is not { } change || !LeavesOut(change);
    }

    private bool LeavesOut(ColumnChange change) => import.Drift[change.Kind] switch
    {
        DriftAction.DiscardColumn => true,
        DriftAction.DiscardRow => change.Kind is DriftKind.New or DriftKind.Renamed,
        _ => false,
    };

    private SchemaChange Describe(ColumnChange change) => new()
    {
        Table = import.Table.ToString(),
        Source = source.Name,
        Kind = change.Kind,
        Column = change.Column,
        Before = change.Before,
        After = change.After,
        Action = import.Drift[change.Kind],
    };

    /// <summary>The error of a source that is refused.</summary>
    /// <param name="frozen">What differs.</param>
    /// <param name="source">The source.</param>
    internal static EtlException Refusal(IReadOnlyList<SchemaChange> frozen, string source) => new(
        ErrorIds.StagingDrift,
        $"{source} is not what {frozen[0].Table} expects: {string.Join("; ", frozen)}.",
        "Have the source mended, or take the difference over: -Drift evolve (--drift evolve), or 'drift' in the model.",
        source);
}
