namespace EtlTools.Models;

/// <summary>What an insert-only load does with a key that is in the table already.</summary>
public enum KeyConflict
{
    /// <summary>The load fails and names some of the keys.</summary>
    Fail,

    /// <summary>The row is skipped; the table's row stays as it is.</summary>
    Skip,
}
