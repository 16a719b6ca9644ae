using System.Globalization;
using EtlTools.Models;
using EtlTools.Staging;
using EtlTools.Tests.Integration.Staging.Strategies;

namespace EtlTools.Tests.Integration.Staging.Undo;

/// <summary>A load that is taken back is as if it had never been, whatever was loaded, and how, before it.</summary>
[Collection("postgres")]
public sealed class RandomUndoTests(PostgresFixture postgres)
{
    private const int Loads = 12;

    private static readonly string[] s_columns = ["v", "w", "x", "y"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Load_then_undo_is_the_identity(int seed)
    {
        await using StagingArea area = await StagingArea.CreateAsync(postgres);
        Random random = new(seed);
        Stack<(long LoadId, IReadOnlyList<string> Before)> landed = [];
        for (int i = 0; i < Loads; i++)
        {
            IReadOnlyList<string> before = await area.ImageAsync();
            LoadResult load = await LoadAsync(area, random);
            if (load.Status is not (LoadStatus.Succeeded or LoadStatus.Partial)) continue;
            landed.Push((load.LoadId, before));
            if (random.Next(3) == 0) await UndoLastAsync(area, landed);
        }

        Assert.NotEmpty(landed);
        while (landed.Count > 0) await UndoLastAsync(area, landed);
        Assert.Equal(0, await area.ScalarAsync<long>(
            "select count(*) from pg_class where relnamespace = 'etl_undo'::regnamespace and relkind = 'r'"));
    }

    private static async Task UndoLastAsync(StagingArea area, Stack<(long LoadId, IReadOnlyList<string> Before)> landed)
    {
        (long loadId, IReadOnlyList<string> before) = landed.Pop();
        await area.UndoAsync(loadId);
        Assert.Equal(before, await area.ImageAsync());
    }

    private static Task<LoadResult> LoadAsync(StagingArea area, Random random)
    {
        // Rows of the same key in the table would be refused by most modes; appended ones get keys of their own.
        LoadMode mode = (LoadMode)random.Next(6);
        int firstKey = mode == LoadMode.Append ? random.Next(1_000, 1_000_000) * 1_000 : 0;
        string[] columns = [.. s_columns.Where(_ => random.Next(3) > 0)];
        HashSet<int> keys = [.. Enumerable.Range(0, random.Next(25)).Select(_ => random.Next(40))];
        string rows = string.Concat(keys.Select(key => string.Create(
            CultureInfo.InvariantCulture,
            $"{firstKey + key}{string.Concat(columns.Select(_ => "," + Value(random)))}\n")));
        string header = string.Join(',', columns.Prepend("id"));
        LandingOptions landing = new()
        {
            Key = ["id"],
            OnConflict = mode == LoadMode.InsertOnly ? KeyConflict.Skip : null,
            KeptTables = Loads,
            Force = random.Next(2) == 0,
        };
        return area.LoadAsync(mode, $"{header}\n{rows}", landing);
    }

    private static string Value(Random random) =>
        random.Next(5) switch { 0 => "", 1 => "\"\"", 2 => "\"a\"\"\nb\"", 3 => "ß", _ => "z" };
}
