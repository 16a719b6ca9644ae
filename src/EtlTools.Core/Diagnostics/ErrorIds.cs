namespace EtlTools.Diagnostics;

/// <summary>Every error id EtlTools reports: <c>Etl.Area.What</c>. They are part of the interface and never change.</summary>
public static class ErrorIds
{
    /// <summary>The server cannot be reached or refuses the login.</summary>
    public const string DatabaseConnection = "Etl.Database.Connection";

    /// <summary>The connection string cannot be read.</summary>
    public const string DatabaseConnectionString = "Etl.Database.ConnectionString";

    /// <summary>A script of the catalog is not the one that was applied.</summary>
    public const string DatabaseCatalogChanged = "Etl.Database.CatalogChanged";

    /// <summary>The server is older than PostgreSQL 15.</summary>
    public const string DatabaseVersion = "Etl.Database.Version";

    /// <summary>A statement failed on the server.</summary>
    public const string DatabaseStatement = "Etl.Database.Statement";
}
