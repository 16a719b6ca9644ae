namespace EtlTools.Profiling.Values;

/// <summary>Which kinds of characters a run of a pattern holds.</summary>
[Flags]
internal enum CharacterKinds : byte
{
    /// <summary>Punctuation, spaces, control characters.</summary>
    None = 0,

    /// <summary>0 to 9.</summary>
    Digit = 1,

    /// <summary>a to f.</summary>
    LowerHex = 2,

    /// <summary>g to z.</summary>
    Lower = 4,

    /// <summary>A to F.</summary>
    UpperHex = 8,

    /// <summary>G to Z.</summary>
    Upper = 16,

    /// <summary>Anything beyond ASCII.</summary>
    Foreign = 32,

    /// <summary>Any letter.</summary>
    Letters = LowerHex | Lower | UpperHex | Upper,
}
