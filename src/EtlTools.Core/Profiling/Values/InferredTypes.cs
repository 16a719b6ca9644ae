namespace EtlTools.Profiling.Values;

/// <summary>Which types hold values of others.</summary>
internal static class InferredTypes
{
    /// <summary>Whether a column of one type holds values of another.</summary>
    public static bool Holds(this InferredType column, InferredType value) =>
        column == value
        || column == InferredType.Text
        || (column, value) is (InferredType.Decimal, InferredType.Integer)
            or (InferredType.Timestamp, InferredType.Date);
}
