using System.Text;
using EtlTools.Sources;

namespace EtlTools.Tests.Unit.Sources.Csv;

/// <summary>A table that is written in any dialect reads back as itself, and what is wrong in it is where it was put.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] s_delimiters = [",", ";", "\t", "|", "||", "~|~", "§", "-+-", "::", "\u001F"];
    private static readonly string[] s_breaks = ["\n", "\r\n", "\r"];
    private static readonly string[] s_pieces =
        ["", "a", "Zoë", " ", "'", "\"", "\\", "\n", "\r\n", "#", "|", "~", "-", "+", ":", ",", ";", "§", "x|", "\u001F", "\u001E", "😀", "NULL"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_table_reads_back_as_it_was_written(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 150; round++)
        {
            Dialect dialect = Dialect.Any(random);
            int width = random.Next(1, 6);
            string?[][] rows = [.. Enumerable.Range(0, random.Next(1, round == 0 ? 20_000 : 30))
                .Select(_ => Enumerable.Range(0, width).Select(_ => dialect.Value(random)).ToArray())
                .Where(row => width > 1 || row[0] is { Length: > 0 })];
            string text = dialect.Write([.. Enumerable.Range(1, width).Select(i => $"c{i}")], rows, out long[] offsets);
            CsvText csv = new(text, dialect.Format);
            Assert.Empty(csv.Refusals);
            Assert.Equal(rows, csv.Rows.Select(row => row.Fields));
            Assert.Equal(offsets, csv.Rows.Select(row => row.Offset));
            if (round > 0) Assert.Equal(offsets.Select(offset => LineAt(text, offset)), csv.Rows.Select(row => row.Line));
        }
    }

    private static long LineAt(string text, long offset)
    {
        string before = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(0, (int)offset));
        return before.ReplaceLineEndings("\n").Count(character => character == '\n') + 1;
    }

    private sealed record Dialect(SourceFormat Format, string Delimiter, char? Quote, char? Escape, string Break, bool Trails)
    {
        public static Dialect Any(Random random)
        {
            string delimiter = s_delimiters[random.Next(s_delimiters.Length)];
            char? escape = random.Next(3) == 0 ? '\\' : null;
            char? quote = escape is null && random.Next(4) > 0 ? (random.Next(2) == 0 ? '"' : '\'') : null;
            bool trails = random.Next(4) == 0;
            SourceFormat format = new()
            {
                Delimiter = delimiter,
                Quote = quote?.ToString() ?? (escape is null ? "" : null),
                Escape = escape,
                NullValues = ["NULL"],
                TrailingDelimiter = trails,
            };
            return new(format, delimiter, quote, escape, s_breaks[random.Next(s_breaks.Length)], trails);
        }

        public string? Value(Random random)
        {
            if (random.Next(8) == 0) return null;
            string value = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            if (Quote is not null || Escape is not null) return value == "NULL" && Quote is null ? "null" : value;

            // Without quotes and escapes a value holds nothing that means something, nor what looks like it at its seam.
            foreach (char special in Delimiter + "\r\n") value = value.Replace(special.ToString(), "", StringComparison.Ordinal);
            return value == "NULL" ? "" : value;
        }

        public string Write(string[] header, string?[][] rows, out long[] offsets)
        {
            StringBuilder text = new(Line(header));
            long end = Encoding.UTF8.GetByteCount(text.ToString());
            offsets = new long[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                string line = Line(rows[i]);
                offsets[i] = end;
                end += Encoding.UTF8.GetByteCount(line);
                text.Append(line);
            }

            return text.ToString();
        }

        private string Line(string?[] fields) =>
            string.Join(Delimiter, fields.Select(Field)) + (Trails ? Delimiter : "") + Break;

        private string Field(string? value)
        {
            if (value is null) return "NULL";
            if (Escape is { } escape)
            {
                StringBuilder escaped = new();
                for (int i = 0; i < value.Length; i++)
                {
                    if (value[i] == escape || value[i] is '\r' or '\n' || Delimiter.Contains(value[i], StringComparison.Ordinal))
                    {
                        escaped.Append(escape);
                        if (value[i] == '\r' && i + 1 < value.Length && value[i + 1] == '\n') escaped.Append(value[i++]);
                    }

                    escaped.Append(value[i]);
                }

                return escaped.ToString();
            }

            return Quote is { } quote && (value == "NULL" || value.AsSpan().ContainsAny(Delimiter + quote + "\r\n"))
                ? quote + value.Replace(quote.ToString(), $"{quote}{quote}", StringComparison.Ordinal) + quote
                : value;
        }
    }
}
