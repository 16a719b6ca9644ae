using System.Text;
using EtlTools.Staging.Drift;

namespace EtlTools.Tests.Unit.Staging.Drift;

/// <summary>Describes tables and sources by their columns and values.</summary>
internal static class Described
{
    public static SchemaDescription As(params (string Name, string[] Values)[] columns) => SchemaDescription.OfSource(
        [.. columns.Select(column => column.Name)], [.. columns.Select(column => Sample(column.Values))]);

    /// <summary>Columns of which no value was looked at.</summary>
    public static SchemaDescription Named(string names) => SchemaDescription.OfSource(names.Split(' '), []);

    public static ColumnSample Sample(params string[] values)
    {
        ColumnSample sample = new();
        foreach (string value in values) sample.Add(Encoding.UTF8.GetBytes(value));
        return sample;
    }

    /// <summary>The differences as <c>Kind column before -> after</c>.</summary>
    public static IEnumerable<string> Differences(SchemaDescription table, SchemaDescription source) =>
        SchemaComparison.Compare(table, source)
            .Select(change => $"{change.Kind} {change.Column} {change.Before} -> {change.After}");
}
