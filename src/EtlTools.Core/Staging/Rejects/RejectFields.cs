using System.Text;
using EtlTools.Diagnostics;
using EtlTools.Sources;
using EtlTools.Sources.Csv;

namespace EtlTools.Staging.Rejects;

/// <summary>The fields of a refused record, as far as its raw text can be read.</summary>
internal static class RejectFields
{
    /// <summary>Reads them.</summary>
    /// <param name="format">How the raw text is written; null when that is not known.</param>
    /// <param name="raw">The record's bytes.</param>
    /// <param name="found">How many fields the record has; 0 when it cannot be read.</param>
    /// <returns>
    /// The values by the names of the table's columns; null where the record has no such field. Fields that the record
    /// has too many are <c>column_5</c> and so on; bytes that are no text are U+FFFD. Arrays that become rows of other
    /// tables come last, as JSON text.
    /// </returns>
    public static OrderedDictionary<string, string?> Read(SourceFormat? format, byte[] raw, out int found)
    {
        found = 0;
        OrderedDictionary<string, string?> fields = new(StringComparer.Ordinal);
        if (format?.Header is not { } header) return fields;
        string[] columns = [.. ColumnNames.Of(header)];
        string[] arrays = [.. (format.Explode ?? []).Except(columns, StringComparer.Ordinal)];
        columns = [.. columns, .. arrays];
        header = [.. header, .. arrays];
        foreach (string column in columns) fields[column] = null;
        if (raw.Length >= RejectedRow.MaxRawBytes) return fields;
        try
        {
            found = Fill(fields, columns, header, format with { Header = header, Explode = null }, raw);
        }
        catch (EtlException)
        {
            // What cannot be read at all was refused for just that.
        }

        return fields;
    }

    private static int Fill(
        OrderedDictionary<string, string?> fields,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> header,
        SourceFormat format,
        byte[] raw)
    {
        using RecordReader reader = FormatReader.Open(new SourceStream("reject", new MemoryStream(raw)), format);
        if (!reader.Read()) return 0;
        int found = reader is CsvRecordReader csv ? csv.FieldCount : reader.Header.Count;
        for (int i = 0; i < found; i++)
        {
            int column = i < reader.Header.Count ? IndexOf(header, reader.Header[i], i) : -1;
            string name = column >= 0 ? columns[column] : $"column_{i + 1}";
            string? value = reader.TryGetField(i, out ReadOnlySpan<byte> text) ? Encoding.UTF8.GetString(text) : null;
            if (column >= 0 || !fields.ContainsKey(name)) fields[name] = value;
        }

        return found;
    }

    // Records that name their own fields have them in any order; names that repeat stand at their own places.
    private static int IndexOf(IReadOnlyList<string> header, string name, int index)
    {
        if (index < header.Count && header[index] == name) return index;
        for (int i = 0; i < header.Count; i++)
        {
            if (header[i] == name) return i;
        }

        return -1;
    }
}
