namespace EtlTools.Samples;

/// <summary>What <see cref="SampleGenerator"/> wrote.</summary>
/// <param name="Date">The day the files are stamped with.</param>
/// <param name="Files">The CSV files, in the order they were written.</param>
/// <param name="PlantedPath">The full path of <c>planted_yyyyMMdd.json</c>: <paramref name="Planted"/> as JSON.</param>
/// <param name="Planted">How many faults and changes the files hold.</param>
public sealed record SampleResult(
    DateOnly Date, IReadOnlyList<SampleFile> Files, string PlantedPath, PlantedCounts Planted);
