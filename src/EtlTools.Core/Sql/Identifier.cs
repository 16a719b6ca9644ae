namespace EtlTools.Sql;

/// <summary>A name in the database, quoted whenever it is written into SQL.</summary>
/// <param name="Name">The name as the catalog holds it, at most 63 bytes.</param>
public readonly record struct Identifier(string Name)
{
    /// <summary>How long a name may be, in bytes of UTF-8; PostgreSQL cuts longer ones.</summary>
    public const int MaxBytes = 63;

    /// <summary>The name as SQL, always in double quotes.</summary>
    public string Quoted => $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The bare name, for people.</summary>
    public override string ToString() => Name;
}
