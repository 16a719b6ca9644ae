namespace EtlTools.Staging.Drift;

/// <summary>Finds columns that came back under another name.</summary>
/// <remarks>
/// A new column and a missing one are the same when they follow the same column or precede the same one, and their
/// values are alike: half of the different values of the new one are known from the old one; or, where values hardly
/// repeat, such as names, numbers and times, both have one type, and four fifths of the new one's patterns are known
/// from the old one.
/// <code>
/// last load   id  name  mail  city
/// source      id  name  age  email  city    email is mail: both precede city, and hold the like;
///                                           age follows name, as mail did, but its values are others
/// </code>
/// </remarks>
internal static class Renaming
{
    private const double EnoughValues = 0.5;
    private const double EnoughPatterns = 0.8;

    /// <summary>The old name for each new one.</summary>
    public static IReadOnlyDictionary<string, string> Find(
        SchemaDescription table, SchemaDescription source, IReadOnlyList<string> added, IReadOnlyList<string> missing)
    {
        HashSet<string> common = [.. source.Columns.Intersect(table.Order, StringComparer.Ordinal)];
        var pairs =
            from newName in added
            from oldName in missing
            where IsSamePlace(Neighbours(source.Order, newName, common), Neighbours(table.Order, oldName, common))
            let alike = Likeness(source.Of(newName), table.Of(oldName))
            where alike > 0
            orderby alike descending
            select (newName, oldName);
        Dictionary<string, string> renamed = new(StringComparer.Ordinal);
        foreach ((string newName, string oldName) in pairs)
            if (!renamed.ContainsValue(oldName)) renamed.TryAdd(newName, oldName);
        return renamed;
    }

    private static double Likeness(ColumnSample after, ColumnSample before)
    {
        double values = after.SharedValues(before);
        if (values >= EnoughValues) return 1 + values;
        double patterns = after.SharedPatterns(before);
        return after.Type == before.Type && patterns >= EnoughPatterns ? patterns : 0;
    }

    private static bool IsSamePlace(Place after, Place before) =>
        after.IsKnown && before.IsKnown
        && (after.Previous == before.Previous || after.Next == before.Next);

    // The nearest columns on both sides that the source and the last load have in common; null at the ends.
    private static Place Neighbours(IReadOnlyList<string> order, string column, HashSet<string> common)
    {
        string[] before = [.. order.TakeWhile(name => name != column)];
        return new(
            before.Length < order.Count,
            before.LastOrDefault(common.Contains),
            order.Skip(before.Length + 1).FirstOrDefault(common.Contains));
    }

    private readonly record struct Place(bool IsKnown, string? Previous, string? Next);
}
