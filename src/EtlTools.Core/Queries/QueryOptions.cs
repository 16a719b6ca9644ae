namespace EtlTools.Queries;

/// <summary>A statement of the user's own.</summary>
public sealed record QueryOptions
{
    /// <summary>The statement; values are <c>$1</c>, <c>$2</c>, …</summary>
    public required string Sql { get; init; }

    /// <summary>What the <c>$n</c> stand for, in order.</summary>
    public IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>Whether it may write; otherwise the server refuses to.</summary>
    /// <value>false</value>
    public bool AllowWrite { get; init; }

    /// <summary>Whether everything it writes is rolled back when it has run.</summary>
    /// <value>false</value>
    public bool IsPreview { get; init; }
}
