namespace EtlTools.Models;

/// <summary>How a load's rows land in the staging table.</summary>
public enum LoadMode
{
    /// <summary>
    /// The table becomes what the sources say, in one transaction; readers see the old rows until then.
    /// </summary>
    Full,

    /// <summary>The rows are added.</summary>
    Append,

    /// <summary>Rows with new keys are added; a key that is there already is an error, or skipped.</summary>
    InsertOnly,

    /// <summary>Rows whose key is there change what they say; rows with new keys are skipped.</summary>
    UpdateOnly,

    /// <summary>Rows with new keys are added, the others change what is there.</summary>
    Upsert,

    /// <summary>Only what changed since the last load, by watermark or by key and row hash.</summary>
    Incremental,
}
