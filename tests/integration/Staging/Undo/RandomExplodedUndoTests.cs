using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Strategies;

namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>As <see cref="RandomUndoTests"/>, with rows inside of the records.</summary>
[Collection("postgres")]
public sealed class RandomExplodedUndoTests(PostgresFixture postgres)
{
    private const int Loads = 10;

    private static readonly LoadMode[] s_modes = [LoadMode.Full, LoadMode.Append, LoadMode.Upsert];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Load_then_undo_is_the_identity_for_records_and_their_arrays(int seed)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        Random random = new(seed);
        await UndoWalk.RunAsync(area, random, Loads, area.ImageWithTagsAsync, () => LoadAsync(area, random));
    }

    private static async Task<LoadResult> LoadAsync(StagingArea area, Random random)
    {
        // An upsert refuses keys that repeat in the table; appended records get keys of their own.
        LoadMode mode = random.GetItems(s_modes, 1)[0];
        int firstKey = mode == LoadMode.Append ? random.Next(1_000, 1_000_000) * 1_000 : 0;
        HashSet<int> keys = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(30))];
        string text = string.Join('\n', keys.Select(key => Record(firstKey + key, random)));
        LandingOptions landing = new() { Key = ["id"], KeptTables = Loads, Force = random.Next(2) == 0 };
        LoadResult load = (await area.LoadTagsAsync(mode, text, landing)).Records;
        Assert.Null(load.Error);
        return load;
    }

    private static string Record(int id, Random random) =>
        $$"""{"id":{{id}},"{{"vwxy"[random.Next(4)]}}":"{{random.Next(2)}}","tags":[{{Tags(random)}}]}""";

    private static string Tags(Random random) => string.Join(
        ',',
        Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(3) switch
        {
            0 => "null",
            1 => $"{random.Next(2)}",
            _ => $$"""{"{{"abc"[random.Next(3)]}}":{{random.Next(2)}}}""",
        }));
}
