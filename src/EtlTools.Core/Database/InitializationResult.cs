namespace EtlTools.Database;

/// <summary>What making a database ready did, or would do.</summary>
/// <param name="Name">The database, for people.</param>
/// <param name="DatabaseCreated">Whether the database was not there.</param>
/// <param name="Scripts">The scripts of <c>sql/catalog</c> it lacked, in order.</param>
/// <param name="IsPreview">Whether nothing of it was done.</param>
public sealed record InitializationResult(
    string Name, bool DatabaseCreated, IReadOnlyList<string> Scripts, bool IsPreview);
