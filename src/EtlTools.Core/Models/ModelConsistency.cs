using EtlTools.Diagnostics;
using EtlTools.Staging;

namespace EtlTools.Models;

/// <summary>Checks what the files of a model say about each other.</summary>
internal static class ModelConsistency
{
    /// <summary>Checks a model.</summary>
    /// <exception cref="EtlException">The first contradiction.</exception>
    public static void Check(EtlModel model)
    {
        Twice(model.Staging.Select(table => (table.Table, table.File)), "staging table");
        Twice(model.Tables.Where(table => table is not RollupTable).Select(table => (table.Name, table.File)), "table");
        Twice(model.Rules.Select(rule => (rule.Name, $"{rule.File}:{rule.Line}")), "rule");
        foreach (StagingTable staging in model.Staging) CheckKey(staging);
        foreach (CalendarTable calendar in model.Tables.OfType<CalendarTable>()) CheckPeriod(calendar);
        foreach (DimensionTable dimension in model.Tables.OfType<DimensionTable>()) CheckColumns(dimension);
        foreach (FactTable fact in model.Tables.OfType<FactTable>())
        {
            foreach (Lookup lookup in fact.Lookups) CheckLookup(model, fact, lookup);
        }

        foreach (RollupTable rollup in model.Tables.OfType<RollupTable>())
        {
            if (!model.Tables.OfType<DimensionTable>().Any(dimension => dimension.Name == rollup.Name))
                throw Unknown(rollup.File, $"rollup {rollup.Name}", "dimension", rollup.Name, Dimensions(model));
        }

        foreach (WarehouseTable table in model.Tables) CheckStaging(model, table);
    }

    private static void Twice(IEnumerable<(string Name, string Place)> things, string kind)
    {
        foreach (IGrouping<string, (string Name, string Place)> same in
            things.GroupBy(thing => thing.Name, StringComparer.Ordinal))
        {
            if (same.Count() == 1) continue;
            throw new EtlException(
                ErrorIds.ModelInconsistent,
                $"{same.Last().Place}: {kind} '{same.Key}' is already defined in {same.First().Place}.",
                "Give one of them another name.",
                same.Last().Place);
        }
    }

    private static void CheckKey(StagingTable staging)
    {
        if (!LandingPlan.LacksKey(staging.Mode, staging.Key, staging.Watermark)) return;
        throw new EtlException(
            ErrorIds.ModelInconsistent,
            $"{staging.File}: staging table {staging.Table} matches rows by key, and names none.",
            "Add 'key', or load it in mode full or append.",
            staging.File);
    }

    private static void CheckPeriod(CalendarTable calendar)
    {
        if (calendar.From <= calendar.To) return;
        throw new EtlException(
            ErrorIds.ModelInconsistent,
            $"{calendar.File}: calendar {calendar.Name} ends ({calendar.To:yyyy-MM-dd}) before it begins "
            + $"({calendar.From:yyyy-MM-dd}).",
            "Let 'from' be the first day and 'to' the last.",
            calendar.File);
    }

    // A column that is kept and told apart at once would open a version in every run.
    private static void CheckColumns(DimensionTable dimension)
    {
        string[] kept = [.. dimension.Key, .. dimension.Type0];
        IEnumerable<string> changing = dimension.ChangedAt is { } stamp ? [.. dimension.Type2, stamp] : dimension.Type2;
        string? both = kept.Intersect(changing).Concat(dimension.Key.Intersect(dimension.Type0)).FirstOrDefault();
        if (both is null) return;
        throw new EtlException(
            ErrorIds.ModelInconsistent,
            $"{dimension.File}: column {both} of dimension {dimension.Name} has two ways to change.",
            "Name it once: in key, type0, type2 or changed_at.",
            dimension.File);
    }

    private static void CheckLookup(EtlModel model, FactTable fact, Lookup lookup)
    {
        WarehouseTable dimension = model.Tables.FirstOrDefault(table =>
                table.Name == lookup.Dimension && table is DimensionTable or CalendarTable)
            ?? throw Unknown(fact.File, $"lookup {lookup.Column}", "dimension", lookup.Dimension, Dimensions(model));
        IReadOnlyList<string> key = dimension is CalendarTable ? [CalendarTable.DateColumn] : dimension.Key;
        if (lookup.On.Count == key.Count) return;
        throw new EtlException(
            ErrorIds.ModelInconsistent,
            $"{fact.File}: lookup {lookup.Column} names {lookup.On.Count} columns; the key of {lookup.Dimension} "
            + $"has {key.Count}.",
            $"Name the columns of the select that stand for {string.Join(", ", key)}, in that order.",
            fact.File);
    }

    private static void CheckStaging(EtlModel model, WarehouseTable table)
    {
        string prefix = model.StagingSchema + ".";
        HashSet<string> known = [.. model.Staging.Select(staging => prefix + staging.Table)];
        foreach (string name in table.DependsOn.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (!known.Contains(name))
                throw Unknown($"{table.File}:{table.SelectLine}", "the select", "staging table", name, known);
        }
    }

    private static IEnumerable<string> Dimensions(EtlModel model) =>
        model.Tables.Where(table => table is DimensionTable or CalendarTable).Select(table => table.Name);

    private static EtlException Unknown(
        string place, string what, string kind, string name, IEnumerable<string> known) =>
        new(ErrorIds.ModelInconsistent,
            $"{place}: {what} names {kind} '{name}', which the model does not have.",
            $"The model has: {string.Join(", ", known.Order(StringComparer.Ordinal))}.",
            place);
}
