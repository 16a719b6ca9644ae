namespace EtlTools.Diagnostics;

/// <summary>Every error id EtlTools reports: <c>Etl.Area.What</c>. They are part of the interface and never change.</summary>
public static class ErrorIds
{
    /// <summary>The server cannot be reached or refuses the login.</summary>
    public const string DatabaseConnection = "Etl.Database.Connection";

    /// <summary>A statement failed on the server.</summary>
    public const string DatabaseStatement = "Etl.Database.Statement";
}
