namespace EtlTools.Quality;

/// <summary>The dimension of data quality a rule speaks of.</summary>
public enum QualityCategory
{
    /// <summary>Values that should be there are there.</summary>
    Completeness,

    /// <summary>Values agree with the real world, or with a trusted source.</summary>
    Accuracy,

    /// <summary>Values that must agree with each other do.</summary>
    Consistency,

    /// <summary>Values lie in their domain: a range, a list, a rule of the business.</summary>
    Validity,

    /// <summary>Nothing is there twice.</summary>
    Uniqueness,

    /// <summary>Data is recent enough.</summary>
    Timeliness,

    /// <summary>References lead somewhere.</summary>
    Integrity,

    /// <summary>Values are written in the agreed form.</summary>
    Conformity,
}
