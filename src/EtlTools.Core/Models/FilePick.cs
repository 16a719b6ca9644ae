namespace EtlTools.Models;

/// <summary>Which of several matching files a staging table takes.</summary>
public enum FilePick
{
    /// <summary>The last by name; names carry their date.</summary>
    Newest,

    /// <summary>Every one, in the order of their names.</summary>
    All,
}
