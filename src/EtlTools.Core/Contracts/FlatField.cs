namespace EtlTools.Contracts;

/// <summary>A field of a flat record.</summary>
internal readonly ref struct FlatField
{
    /// <summary>A field.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its UTF-8 bytes, where its kind has any.</param>
    public FlatField(FieldKind kind, ReadOnlySpan<byte> value = default)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>What it is.</summary>
    public FieldKind Kind { get; }

    /// <summary>Its UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>A field of CSV.</summary>
    public static FlatField OfText(ReadOnlySpan<byte> value, bool isNull) =>
        new(isNull ? FieldKind.NoText : FieldKind.Text, value);
}
