namespace EtlTools.Database;

/// <summary>Which database to work in.</summary>
public sealed record DatabaseOptions
{
    /// <summary>
    /// A connection string of Npgsql or a <c>postgresql://</c> URI; null takes <c>ETL_DATABASE</c>, then the <c>PG*</c>
    /// variables, then the private embedded server.
    /// </summary>
    /// <value>null</value>
    public string? ConnectionString { get; init; }

    /// <summary>Whether a server is named, here or in the environment; otherwise it is the embedded one.</summary>
    public bool NamesServer => ConnectionChoice.Find(this, Environment.GetEnvironmentVariable) is not null;
}
