using System.Text;
using EtlTools.Sources;

namespace EtlTools.Tests.Integration.Staging.Drift;

/// <summary>Records that name their own fields, <c>a=1 b=2</c>, so that the header grows while they are read.</summary>
internal sealed record GrowingSource(params string[] Records) : RecordSource
{
    public override string Name => "/data/growing";

    public override string ShortName => "growing";

    // Only the first record is looked at, as in a source whose later records nobody has seen.
    internal override SourceSample Sample(CancellationToken cancellationToken)
    {
        using Reader reader = new(Records[..1]);
        reader.Look();
        return SourceSample.Take(reader);
    }

    internal override RecordReader Open(CancellationToken cancellationToken)
    {
        Reader reader = new(Records);
        reader.Look();
        return reader;
    }

    private sealed class Reader(string[] records) : RecordReader
    {
        private readonly List<string> _header = [];
        private readonly Dictionary<string, byte[]> _fields = new(StringComparer.Ordinal);
        private int _next;

        public override IReadOnlyList<string> Header => _header;

        public override long Line => _next;

        public override long Offset => 0;

        public override ReadOnlySpan<byte> Raw => Encoding.UTF8.GetBytes(records[_next - 1]);

        public override SourceProgress Progress => new(_next, null, "rows");

        public override string? Sha256 => null;

        /// <summary>Learns the fields of the first record, as a header would tell them.</summary>
        public void Look() => _header.AddRange(records[0].Split(' ').Select(field => field.Split('=')[0]));

        public override bool Read()
        {
            Reject = null;
            if (_next == records.Length) return false;
            _fields.Clear();
            foreach (string[] field in records[_next++].Split(' ').Select(field => field.Split('=')))
            {
                if (!_header.Contains(field[0])) _header.Add(field[0]);
                _fields[field[0]] = Encoding.UTF8.GetBytes(field[1]);
            }

            return true;
        }

        public override bool TryGetField(int index, out ReadOnlySpan<byte> value)
        {
            bool isThere = _fields.TryGetValue(_header[index], out byte[]? bytes);
            value = bytes;
            return isThere;
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
