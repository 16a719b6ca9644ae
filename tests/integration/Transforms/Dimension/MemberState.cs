namespace EtlTools.Tests.Integration.Transforms.Dimension;

/// <summary>What a source says of a member at one moment.</summary>
internal sealed record MemberState(string? City, string? Email, DateTimeOffset? Joined, DateTimeOffset? Changed);
