using EtlTools.Staging;

namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>Loads at random and takes the last load back now and then, in the end all of them.</summary>
internal static class UndoWalk
{
    /// <summary>Walks; each load that is taken back has to leave what was there before it.</summary>
    /// <param name="area">The tables.</param>
    /// <param name="random">What the walk depends on.</param>
    /// <param name="loads">How many loads.</param>
    /// <param name="image">All there is to say of the tables.</param>
    /// <param name="load">Loads something; what fails or is skipped is passed over.</param>
    public static async Task RunAsync(
        StagingArea area,
        Random random,
        int loads,
        Func<Task<IReadOnlyList<string>>> image,
        Func<Task<LoadResult>> load)
    {
        Stack<(long LoadId, IReadOnlyList<string> Before)> landed = [];
        for (int i = 0; i < loads; i++)
        {
            IReadOnlyList<string> before = await image();
            LoadResult result = await load();
            if (result.Status is not (LoadStatus.Succeeded or LoadStatus.Partial)) continue;
            landed.Push((result.LoadId, before));
            if (random.Next(3) == 0) await UndoLastAsync();
        }

        Assert.NotEmpty(landed);
        while (landed.Count > 0) await UndoLastAsync();
        Assert.Equal(0, await area.ScalarAsync<long>(
            "select count(*) from pg_class where relnamespace = 'etl_undo'::regnamespace and relkind = 'r'"));

        async Task UndoLastAsync()
        {
            (long loadId, IReadOnlyList<string> before) = landed.Pop();
            await area.UndoAsync(loadId);
            Assert.Equal(before, await image());
        }
    }
}
