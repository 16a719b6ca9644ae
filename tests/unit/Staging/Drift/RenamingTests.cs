namespace EtlTools.Tests.Unit.Staging.Drift;

public sealed class RenamingTests
{
    private static readonly string[] s_cities = ["Ede", "Oss", "Urk"];
    private static readonly string[] s_mails = ["ann@x.org", "bo@y.org"];
    private static readonly string[] s_ids = ["1", "2"];

    [Fact]
    public void A_column_in_the_place_of_another_with_its_values_is_renamed() => Assert.Equal(
        ["Renamed town city -> town"],
        Described.Differences(
            Described.As(("id", s_ids), ("city", s_cities), ("mail", s_mails)),
            Described.As(("id", s_ids), ("town", ["Ede", "Oss"]), ("mail", s_mails))));

    [Fact]
    public void Values_that_do_not_repeat_are_known_by_their_pattern() => Assert.Equal(
        ["Renamed email mail -> email"],
        Described.Differences(
            Described.As(("id", s_ids), ("mail", s_mails)), Described.As(("id", s_ids), ("email", ["cy@z.org"]))));

    [Fact]
    public void Columns_that_came_beside_it_do_not_hide_it() => Assert.Equal(
        ["New age  -> integer", "Renamed email mail -> email"],
        Described.Differences(
            Described.As(("id", s_ids), ("mail", s_mails), ("city", s_cities)),
            Described.As(("id", s_ids), ("age", ["31"]), ("email", s_mails), ("city", s_cities))));

    [Fact]
    public void Each_column_is_renamed_to_the_one_most_like_it() => Assert.Equal(
        ["Renamed town city -> town", "Renamed email mail -> email"],
        Described.Differences(
            Described.As(("mail", s_mails), ("city", s_cities)), Described.As(("town", s_cities), ("email", s_mails))));

    [Fact]
    public void Other_values_in_the_same_place_are_another_column() => Assert.Equal(
        ["New age  -> integer", "Missing city text -> "],
        Described.Differences(
            Described.As(("id", s_ids), ("city", s_cities)), Described.As(("id", s_ids), ("age", ["31", "7"]))));

    [Fact]
    public void The_same_values_in_another_place_are_another_column() => Assert.Equal(
        ["New town  -> text", "Missing city text -> "],
        Described.Differences(
            Described.As(("city", s_cities), ("id", s_ids), ("mail", s_mails)),
            Described.As(("id", s_ids), ("mail", s_mails), ("town", s_cities))));

    [Fact]
    public void Columns_without_values_are_not_compared() => Assert.Equal(
        ["New town  -> ", "Missing city text -> "],
        Described.Differences(
            Described.As(("id", s_ids), ("city", s_cities)), Described.As(("id", s_ids), ("town", []))));
}
