namespace EtlTools.Database;

/// <summary>What the server is and can do; asked by name where SQL has to differ.</summary>
/// <param name="Version">The server's version.</param>
/// <param name="IsCitus">Whether the extension <c>citus</c> is installed in the database.</param>
/// <param name="IsTimescale">Whether the extension <c>timescaledb</c> is installed in the database.</param>
public sealed record Capabilities(Version Version, bool IsCitus, bool IsTimescale);
