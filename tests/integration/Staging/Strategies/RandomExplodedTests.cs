using EtlTools.Models;
using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Strategies;

/// <summary>Whatever is loaded one after the other, the tables hold what a dictionary of records would.</summary>
[Collection("postgres")]
public sealed class RandomExplodedTests(PostgresFixture postgres)
{
    private const int Loads = 10;

    private static readonly LoadMode[] s_modes =
        [LoadMode.Full, LoadMode.InsertOnly, LoadMode.UpdateOnly, LoadMode.Upsert, LoadMode.Incremental];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Records_and_their_arrays_are_those_of_a_dictionary(int seed)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        Random random = new(seed);
        Dictionary<int, Tagged> expected = [];
        for (int i = 0; i < Loads; i++)
        {
            LoadMode mode = i == 0 ? LoadMode.Upsert : random.GetItems(s_modes, 1)[0];
            Tagged[] records = [.. Enumerable.Range(0, random.Next(12)).Select(_ => Tagged.Next(random))];
            if (mode == LoadMode.Full) records = [.. records.DistinctBy(record => record.Id)];
            Fates fates = Land(expected, mode, records);
            string separator = random.Next(2) == 0 ? "," : ",\n";
            KeyConflict? conflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null;
            LandingOptions landing = new() { Key = ["id"], OnConflict = conflict, Force = true };
            (LoadResult loaded, LoadResult tags) = await area.LoadTagsAsync(
                mode, $"[{string.Join(separator, records.Select(record => record.Json))}]", landing);
            Assert.Equal(fates.Records, Counts(loaded));
            Assert.Equal(fates.Tags, Counts(tags));
            Assert.Equal(
                expected.Values.OrderBy(record => record.Id).Select(record => record.ToString()),
                await area.RowsAsync("""
                    select t.id, t.v, coalesce(string_agg(c.value, ',' order by c.position::int), '')
                    from staging.t t left join staging.t_tags c using (id)
                    group by t.id, t.v order by t.id::int
                    """));
        }

        Assert.Equal(0, await area.ScalarAsync<long>(
            "select count(*) from staging.t_tags where id not in (select id from staging.t)"));
    }

    private static (long Inserted, long Updated, long Unchanged, long Skipped) Counts(LoadResult load) =>
        (load.RowsInserted, load.RowsUpdated, load.RowsUnchanged, load.RowsSkipped);

    private static Fates Land(Dictionary<int, Tagged> table, LoadMode mode, IReadOnlyList<Tagged> source)
    {
        Fates fates = new();
        if (mode == LoadMode.Full) table.Clear();
        IEnumerable<IGrouping<int, Tagged>> keys = source.GroupBy(record => record.Id);
        foreach (IGrouping<int, Tagged> group in keys)
        {
            Tagged kept = mode == LoadMode.InsertOnly ? group.First() : group.Last();
            foreach (Tagged other in group.Where(record => !ReferenceEquals(record, kept))) fates.Skipped.Add(other);
            table.TryGetValue(kept.Id, out Tagged? before);
            List<Tagged> fate = before is null
                ? mode == LoadMode.UpdateOnly ? fates.Skipped : fates.Inserted
                : mode == LoadMode.InsertOnly ? fates.Skipped
                : before.ToString() == kept.ToString() ? fates.Unchanged : fates.Updated;
            fate.Add(kept);
            if (fate == fates.Inserted || fate == fates.Updated) table[kept.Id] = kept;
        }

        return fates;
    }

    private sealed class Fates
    {
        public List<Tagged> Inserted { get; } = [];

        public List<Tagged> Updated { get; } = [];

        public List<Tagged> Unchanged { get; } = [];

        public List<Tagged> Skipped { get; } = [];

        public (long, long, long, long) Records => (Inserted.Count, Updated.Count, Unchanged.Count, Skipped.Count);

        public (long, long, long, long) Tags =>
            (TagsOf(Inserted) + TagsOf(Updated), 0, TagsOf(Unchanged), TagsOf(Skipped));

        private static long TagsOf(List<Tagged> records) => records.Sum(record => record.Tags.Count);
    }

    private sealed record Tagged(int Id, string Value, IReadOnlyList<string> Tags)
    {
        public string Json =>
            $$"""{"id":{{Id}},"v":"{{Value}}","tags":[{{string.Join(',', Tags.Select(tag => $"\"{tag}\""))}}]}""";

        public static Tagged Next(Random random) => new(
            random.Next(8),
            random.Next(3) == 0 ? "w" : "v",
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(2) == 0 ? "x" : "y")]);

        public override string ToString() => $"{Id}|{Value}|{string.Join(',', Tags)}";
    }
}
