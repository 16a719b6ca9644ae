namespace EtlTools.Samples;

internal sealed record Place(string City, string State, string ZipPrefix);
