using EtlTools.Profiling;
using EtlTools.Profiling.Values;
using EtlTools.Sources;

namespace EtlTools.Staging.Drift;

/// <summary>
/// Refuses records with a value that a difference is about, where the policy is discard_row, and finds values that do
/// not fit their column's type where the policy for types is stricter than evolve.
/// </summary>
internal sealed class DriftCheck(LoadDrift drift, DriftPolicy policy, SchemaDescription table) : RecordCheck
{
    private readonly List<FieldTest> _tests = [];
    private IReadOnlyList<string> _header = [];

    /// <inheritdoc />
    public override void Prepare(IReadOnlyList<string> header, IReadOnlyList<string?> columns)
    {
        _header = header;
        _tests.Clear();
        IReadOnlyList<string> names = ColumnNames.Of(header);
        for (int field = 0; field < names.Count; field++)
            if (TestFor(names[field], field) is { } test) _tests.Add(test);
    }

    /// <inheritdoc />
    public override bool Accepts(RecordReader record)
    {
        foreach (FieldTest test in _tests)
        {
            if (!record.TryGetField(test.Field, out ReadOnlySpan<byte> value) || test.Passes(value)) continue;
            if (test.Kind == DriftKind.Type) MeetType(test, value);
            record.Refuse(RejectReason.Drift, _header[test.Field], test.Expectation);
            return false;
        }

        return true;
    }

    private FieldTest? TestFor(string column, int field)
    {
        ColumnChange? change = drift.ChangeOf(column);
        switch (change?.Kind)
        {
            case DriftKind.New or DriftKind.Renamed when policy[change.Kind] == DriftAction.DiscardRow:
                return new(field, change.Kind, column)
                {
                    Expectation = $"The table has no column {column}; no value was expected.",
                };
            case DriftKind.Narrowed when policy[DriftKind.Narrowed] == DriftAction.DiscardRow:
                return new(field, DriftKind.Narrowed, column)
                {
                    CutAt = change.CutAt,
                    Expectation = change.CutAt > 0
                        ? $"The value may have been cut: it ends at {change.After}, where {change.Before} were known."
                        : $"The value is {change.After}; {change.Before} was expected.",
                };
        }

        return table.TypeOf(column) is { Type: not InferredType.Text } known && IsTested(known, change)
            ? new(field, DriftKind.Type, column)
            {
                Type = known.Type,
                Expectation = $"The value does not fit the type of its column, {DriftPolicy.Word(known.Type)}.",
            }
            : null;
    }

    // Where the table holds values that do not fit, one more of them is nothing new.
    private bool IsTested(KnownType known, ColumnChange? change) =>
        policy[DriftKind.Type] is DriftAction.Freeze or DriftAction.DiscardRow
        && (known.HoldsAll || change is { Kind: DriftKind.Type });

    private void MeetType(FieldTest test, ReadOnlySpan<byte> value)
    {
        if (drift.ChangeOf(test.Column) is { Kind: DriftKind.Type }) return;
        drift.Meet(new ColumnChange(
            DriftKind.Type,
            test.Column,
            DriftPolicy.Word(test.Type),
            DriftPolicy.Word(TypedText.Of(value).Type)));
    }

    /// <summary>What a field has to meet.</summary>
    private sealed record FieldTest(int Field, DriftKind Kind, string Column)
    {
        public required string Expectation { get; init; }

        public InferredType Type { get; init; }

        public int CutAt { get; init; }

        public bool Passes(ReadOnlySpan<byte> value) => Kind switch
        {
            DriftKind.Type => value.IsEmpty || Type.Holds(TypedText.Of(value).Type),
            DriftKind.Narrowed when CutAt > 0 => ColumnSample.LengthOf(value) < CutAt,
            _ => value.IsEmpty && Kind == DriftKind.Narrowed,
        };
    }
}
