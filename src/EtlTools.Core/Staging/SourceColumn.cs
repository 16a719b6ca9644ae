namespace EtlTools.Staging;

/// <summary>A column of a file.</summary>
/// <param name="Header">Its name in the file.</param>
/// <param name="Name">Its name in the table.</param>
public sealed record SourceColumn(string Header, string Name);
