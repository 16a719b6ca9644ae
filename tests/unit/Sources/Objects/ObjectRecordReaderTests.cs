using System.Text;
using EtlTools.Sources;
using EtlTools.Sources.Objects;
using EtlTools.Sources.Values;

namespace EtlTools.Tests.Unit.Sources.Objects;

public sealed class ObjectRecordReaderTests
{
    private readonly ObjectFeed _feed = new(NestedValues.None);

    [Fact]
    public void Objects_become_records_in_their_order()
    {
        Add(("id", 1), ("name", "Ada"));
        Add(("id", 2), ("name", null));
        using RecordReader reader = Read();
        Assert.Equal(["id", "name"], reader.Header);
        Assert.Equal(["1: 1|Ada", "2: 2|null"], Rows(reader));
        Assert.Null(reader.Sha256);
        Assert.Equal(new SourceProgress(2, 2, "rows"), reader.Progress);
    }

    [Fact]
    public void Properties_may_come_in_any_order_and_may_be_missing()
    {
        Add(("a", 1), ("b", 2), ("c", 3));
        Add(("c", 3), ("a", 1));
        Add(("b", 2));
        Add();
        using RecordReader reader = Read();
        Assert.Equal(["1: 1|2|3", "2: 1|null|3", "3: null|2|null", "4: null|null|null"], Rows(reader));
    }

    [Fact]
    public void A_later_property_is_added_at_the_end_of_the_header()
    {
        Add(("a", 1));
        Assert.True(_feed.TrySend());
        Add(("b", 2), ("a", 3));
        using RecordReader reader = Read();
        Assert.Equal(["a"], reader.Header);
        Assert.Equal(["1: 1", "2: 3|2"], Rows(reader));
        Assert.Equal(["a", "b"], reader.Header);
    }

    [Fact]
    public void Case_makes_no_difference_unless_one_object_has_both_spellings()
    {
        Add(("Name", 1));
        Add(("NAME", 2));
        Add(("Name", 3), ("name", 4));
        using RecordReader reader = Read();
        Assert.Equal(["Name", "name"], reader.Header);
        Assert.Equal(["1: 1|null", "2: 2|null", "3: 3|4"], Rows(reader));
    }

    [Fact]
    public void A_value_that_cannot_be_taken_refuses_its_object_only()
    {
        Add(("id", 1), ("text", "a\0b"), ("other", "x"));
        Add(("id", 2), ("text", "fine"), ("other", "y"));
        Add(("id", 3), ("text", "half \ud800"), ("other", "\0"));
        using RecordReader reader = Read();
        Assert.True(reader.Read());
        Assert.Equal((RejectReason.NulByte, "text", 1), (reader.Reject!.Reason, reader.Reject.Field, reader.Reject.Line));
        Assert.Equal("""{"id":"1","text":"a\u0000b","other":"x"}""", reader.Reject.RawText());
        Assert.True(reader.Read());
        Assert.Null(reader.Reject);
        Assert.True(reader.Read());
        Assert.Equal((RejectReason.InvalidUtf8, "text"), (reader.Reject!.Reason, reader.Reject.Field));
        Assert.Equal("""{"id":"3","text":"half \ud800","other":"\u0000"}""", reader.Reject.RawText());
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_load_that_is_slower_holds_the_objects_back()
    {
        int sent = 0;
        for (; sent < 1_000; sent++)
        {
            Add(("a", sent));
            if (!_feed.TrySend()) break;
        }

        Assert.InRange(sent, 2, 8);
        using ObjectRecordReader reader = new(_feed, CancellationToken.None);
        Assert.True(_feed.TrySend());
    }

    [Fact]
    public void A_load_that_ends_early_says_so()
    {
        Add(("a", 1));
        Assert.True(_feed.TrySend());
        new ObjectRecordReader(_feed, CancellationToken.None).Dispose();
        Assert.True(_feed.IsClosed);
        Assert.False(_feed.TrySend());
    }

    [Fact]
    public void A_source_tells_its_columns_before_all_objects_are_there()
    {
        ObjectSource source = new("Some.Where.Row", _feed);
        Assert.Equal(("Some.Where.Row", "Row", false), (source.Name, source.ShortName, source.CanReopen));
        Add(("a", 1));
        Assert.True(_feed.TrySend());
        SourceSample early = source.Sample(CancellationToken.None);
        Assert.Equal(["a"], early.Header);
        Assert.Null(early.EstimatedRows);
        _feed.Complete();
        Assert.Equal(1, source.Sample(CancellationToken.None).EstimatedRows);
    }

    private void Add(params (string Name, object? Value)[] properties)
    {
        _feed.Begin();
        foreach ((string name, object? value) in properties) _feed.Add(name, value);
    }

    private ObjectRecordReader Read()
    {
        Assert.True(_feed.TrySend());
        _feed.Complete();
        return new(_feed, CancellationToken.None);
    }

    private static List<string> Rows(RecordReader reader)
    {
        List<string> rows = [];
        while (reader.Read())
        {
            IEnumerable<string> fields = Enumerable.Range(0, reader.Header.Count).Select(field =>
                reader.TryGetField(field, out ReadOnlySpan<byte> value) ? Encoding.UTF8.GetString(value) : "null");
            rows.Add($"{reader.Line}: {string.Join('|', fields)}");
        }

        return rows;
    }
}
