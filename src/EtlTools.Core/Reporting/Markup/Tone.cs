namespace EtlTools.Reporting.Markup;

/// <summary>How good or bad something is. Colour, sign and words follow from it, so that none stands alone.</summary>
internal enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Someone should look.</summary>
    Warning,

    /// <summary>It must not stay like this.</summary>
    Bad,
}
