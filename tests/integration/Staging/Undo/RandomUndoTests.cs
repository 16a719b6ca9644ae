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
        await UndoWalk.RunAsync(area, random, Loads, () => area.ImageAsync(), () => LoadAsync(area, random));
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
