using EtlTools.Database;

namespace EtlTools.Cmdlets;

/// <summary>The database a result came from, as the next cmdlet takes it; it shows its name and keeps its
/// password.</summary>
public sealed class DatabaseReference
{
    private readonly EtlDatabase _database;

    internal DatabaseReference(EtlDatabase database) => _database = database;

    /// <summary>Where it is, for people.</summary>
    public string Name => _database.Description;

    /// <summary>The database; PowerShell converts by it where a parameter wants one.</summary>
    /// <param name="reference">The reference.</param>
    public static implicit operator EtlDatabase?(DatabaseReference? reference) => reference?._database;

    /// <summary>The database; null for none.</summary>
    /// <param name="reference">The reference.</param>
    public static EtlDatabase? ToEtlDatabase(DatabaseReference? reference) => reference;

    /// <inheritdoc />
    public override string ToString() => Name;
}
