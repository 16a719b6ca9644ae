using System.Data.Common;
using System.Text.RegularExpressions;

namespace EtlTools.Cli.Verbs;

/// <summary>A connection string for the screen.</summary>
internal static partial class ConnectionText
{
    private static readonly string[] s_secrets = ["Password", "PSW", "PWD", "Passfile", "SSL Password"];

    /// <summary>The same without its password; whoever typed it knows it.</summary>
    public static string WithoutPassword(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal)) return Login().Replace(text, "$1@");
        DbConnectionStringBuilder settings = new() { ConnectionString = text };
        foreach (string secret in s_secrets) settings.Remove(secret);
        return settings.ConnectionString;
    }

    [GeneratedRegex(@"(?<=://)([^:/@]*):[^/]*@")]
    private static partial Regex Login();
}
