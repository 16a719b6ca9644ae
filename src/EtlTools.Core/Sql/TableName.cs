namespace EtlTools.Sql;

/// <summary>A table with its schema.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Name">The table.</param>
public readonly record struct TableName(string Schema, string Name)
{
    /// <summary>The name as SQL, both parts in double quotes.</summary>
    public string Quoted => $"{new Identifier(Schema).Quoted}.{new Identifier(Name).Quoted}";

    /// <summary>The name as people write it: <c>staging.orders</c>.</summary>
    public override string ToString() => $"{Schema}.{Name}";

    /// <summary>Reads <c>schema.table</c>, or a bare table of <paramref name="defaultSchema"/>.</summary>
    /// <param name="text">The name as a person writes it.</param>
    /// <param name="defaultSchema">The schema of a bare name.</param>
    /// <returns>The name with its schema.</returns>
    public static TableName Parse(string text, string defaultSchema) =>
        text.Split('.', 2) is [string schema, string name] ? new(schema, name) : new(defaultSchema, text);
}
