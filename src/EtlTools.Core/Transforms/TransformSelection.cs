using System.IO.Enumeration;
using EtlTools.Diagnostics;
using EtlTools.Models;

namespace EtlTools.Transforms;

/// <summary>Picks the tables a call asks for, in the order they are built.</summary>
internal static class TransformSelection
{
    /// <exception cref="EtlException">A name fits no table of the model.</exception>
    public static IReadOnlyList<WarehouseTable> Select(TransformOptions options)
    {
        foreach (string name in options.Names)
        {
            if (options.Model.Tables.Any(table => Fits(name, table))) continue;
            throw new EtlException(
                ErrorIds.TransformUnknownTable,
                $"Model {options.Model.Name} has no table '{name}'.",
                $"It has: {string.Join(", ", options.Model.Tables.Select(table => table.Name).Distinct().Order(StringComparer.Ordinal))}.",
                name);
        }

        return [.. options.Model.Tables
            .Where(table => options.Kinds.Count == 0 || options.Kinds.Contains(table.Kind))
            .Where(table => options.Names.Count == 0 || options.Names.Any(name => Fits(name, table)))];
    }

    private static bool Fits(string name, WarehouseTable table) => FileSystemName.MatchesSimpleExpression(name, table.Name);
}
