namespace EtlTools.Models;

/// <summary>What happens to rows whose key is no longer in the select.</summary>
public enum VanishedRows
{
    /// <summary>They stay.</summary>
    Keep,

    /// <summary>A dimension's current version is closed.</summary>
    Close,

    /// <summary>They are deleted.</summary>
    Delete,
}
