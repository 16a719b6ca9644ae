using System.Globalization;
using EtlTools.Runs;

namespace EtlTools.Tests.Integration.Transforms.Dimension;

/// <summary>
/// Random states of many members, a few days long, against a list kept by simple code. Each member is a case of its own:
/// members do not touch each other, so that one database holds hundreds of them.
/// </summary>
[Collection("postgres")]
public sealed class RandomHistoryTests(PostgresFixture postgres)
{
    private const int Members = 150;
    private const int Days = 12;

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(3, true, false)]
    [InlineData(4, true, true)]
    public async Task Any_sequence_of_states_leads_to_the_history_a_list_would_hold(int seed, bool hasStamps, bool closesVanished)
    {
        string header = $"vanished: {(closesVanished ? "close" : "keep")}" + (hasStamps ? "\nchanged_at: changed" : "");
        await using CustomerHistory customers = await CustomerHistory.CreateAsync(postgres, header);
        if (!hasStamps) customers.Describe(header, "select id, city, state, email, joined from src.customer");
        Random random = new(seed);
        ReferenceDimension[] members = [.. Enumerable.Range(0, Members).Select(_ => new ReferenceDimension(hasStamps, closesVanished))];
        int day = 1;
        for (int step = 0; step < Days; step++)
        {
            day += random.Next(0, 3);
            string asOf = $"03-{day:00}";
            List<string> rows = ["(-7, 'Rio', null, null, null, null)"];
            for (int id = 0; id < Members; id++)
            {
                if (random.Next(4) == 0)
                {
                    members[id].Vanish(SmallWarehouse.Day(asOf));
                    continue;
                }

                MemberState state = Draw(random, day);
                members[id].Arrive(state, SmallWarehouse.Day(asOf));
                rows.Add($"({id}, {Sql(state.City)}, null, {Sql(state.Email)}, {Sql(state.Joined)}, {Sql(state.Changed)})");
            }

            StepCounts counts = await customers.LoadAsync(asOf, [.. rows]);
            Assert.Equal(rows.Count, counts.RowsRead);
            Assert.Equal(members.SelectMany((member, id) => member.Rows(id)), await RowsAsync(customers, hasStamps));
            Assert.Empty(await BrokenAsync(customers));
        }
    }

    private static MemberState Draw(Random random, int day) => new(
        Pick(random, null, "Rio", "Santos"),
        Pick(random, null, "a@x", "b@x"),
        random.Next(3) == 0 ? SmallWarehouse.Day("01-01").AddDays(random.Next(3)) : null,
        random.Next(6) == 0 ? null : SmallWarehouse.Day("03-01").AddDays(random.Next(Math.Max(0, day - 6), day + 2)));

    private static string? Pick(Random random, params string?[] values) => values[random.Next(values.Length)];

    private static string Sql(string? text) => text is null ? "null" : $"'{text}'";

    private static string Sql(DateTimeOffset? moment) => Sql(moment?.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture));

    private static Task<string[]> RowsAsync(CustomerHistory customers, bool hasStamps) => customers.Warehouse.RowsAsync($"""
        select id, city, email, to_char(joined, 'MM-DD HH24:MI:SS.US'), {(hasStamps ? "to_char(changed, 'MM-DD HH24:MI:SS.US')" : "null::text")},
               case when valid_from = '0001-01-01' then 'first' else to_char(valid_from, 'MM-DD HH24:MI:SS.US') end,
               case when valid_to = '9999-12-31' then 'ever' else to_char(valid_to, 'MM-DD HH24:MI:SS.US') end,
               is_current
        from warehouse.dim_customer where id >= 0 order by id, valid_from
        """);

    // Periods that overlap or are empty, members with two current versions, type 1 columns that differ between versions.
    private static Task<string[]> BrokenAsync(CustomerHistory customers) => customers.Warehouse.RowsAsync("""
        select id, valid_from
        from (select id, valid_from, valid_to, is_current, email,
                     lead(valid_from) over w as next_from, lead(email) over w as next_email,
                     lead(valid_from) over w is null as is_last
              from warehouse.dim_customer where id is not null
              window w as (partition by id order by valid_from)) v
        where valid_to <= valid_from or next_from < valid_to or (is_current and not is_last)
           or (is_current and valid_to <> '9999-12-31') or (not is_last and email is distinct from next_email)
        """);
}
