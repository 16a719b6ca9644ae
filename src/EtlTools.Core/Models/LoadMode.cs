namespace EtlTools.Models;

/// <summary>How a load's rows land in the staging table.</summary>
public enum LoadMode
{
    /// <summary>The table becomes what the files say, in one transaction; readers see the old rows until then.</summary>
    Full,

    /// <summary>The rows are added.</summary>
    Append,
}
