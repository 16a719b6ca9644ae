using EtlTools.Profiling.Sketches;

namespace EtlTools.Profiling.Comparing;

/// <summary>A profile beside an earlier one of the same table.</summary>
public sealed record ProfileComparison
{
    /// <summary>The earlier one, as it was stored.</summary>
    public required TableProfile Before { get; init; }

    /// <summary>The later one.</summary>
    public required TableProfile After { get; init; }

    /// <summary>What differs: the table's rows first, then its columns in their order.</summary>
    public IReadOnlyList<ProfileChange> Changes => OfTable().Concat(OfColumns()).ToArray();

    private IEnumerable<ProfileChange> OfTable()
    {
        List<(ProfileAspect, object?, object?)> aspects = [(ProfileAspect.Rows, Before.Rows, After.Rows)];
        if (Before.Key is { } before && After.Key is { } after && before.Columns.SequenceEqual(after.Columns))
            aspects.Add((ProfileAspect.Duplicates, before.Duplicates, after.Duplicates));
        return Changed(null, aspects);
    }

    private IEnumerable<ProfileChange> OfColumns()
    {
        foreach (ColumnProfile after in After.Columns)
        {
            ColumnProfile? before = Before.Columns.FirstOrDefault(column => column.Column == after.Column);
            IEnumerable<ProfileChange> changes = before is null
                ? [new(After.Table, after.Column, ProfileAspect.Presence, null, after.Column)]
                : Changed(after.Column, Aspects(before, after));
            foreach (ProfileChange change in changes) yield return change;
        }

        IEnumerable<string> gone =
            Before.Columns.Select(column => column.Column).Except(After.Columns.Select(column => column.Column));
        foreach (string column in gone)
            yield return new ProfileChange(After.Table, column, ProfileAspect.Presence, column, null);
    }

    private static IEnumerable<(ProfileAspect Aspect, object? Before, object? After)> Aspects(
        ColumnProfile before, ColumnProfile after)
    {
        yield return (ProfileAspect.NullShare, before.NullShare, after.NullShare);
        yield return (ProfileAspect.EmptyShare, before.EmptyShare, after.EmptyShare);
        if (HasOtherDistinct(before, after)) yield return (ProfileAspect.Distinct, before.Distinct, after.Distinct);
        yield return (ProfileAspect.Type, before.Type, after.Type);
        yield return (ProfileAspect.Min, before.Min, after.Min);
        yield return (ProfileAspect.Max, before.Max, after.Max);
        yield return (ProfileAspect.LengthMin, before.LengthMin, after.LengthMin);
        yield return (ProfileAspect.LengthMax, before.LengthMax, after.LengthMax);
        yield return (ProfileAspect.Pattern, before.Pattern, after.Pattern);
    }

    // Three standard errors: 997 of 1,000 estimates of the same number lie closer.
    private static bool HasOtherDistinct(ColumnProfile before, ColumnProfile after)
    {
        double allowed = before.IsDistinctExact && after.IsDistinctExact
            ? 0
            : 3 * HyperLogLog.StandardError * Math.Max(before.Distinct, after.Distinct);
        return Math.Abs(before.Distinct - after.Distinct) > allowed;
    }

    private IEnumerable<ProfileChange> Changed(
        string? column, IEnumerable<(ProfileAspect Aspect, object? Before, object? After)> aspects) =>
        from aspect in aspects
        where !Equals(aspect.Before, aspect.After)
        select new ProfileChange(After.Table, column, aspect.Aspect, aspect.Before, aspect.After);
}
