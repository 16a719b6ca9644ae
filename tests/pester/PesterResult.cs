namespace EtlTools.Tests.Pester;

/// <summary>What came of one Pester test.</summary>
/// <param name="File">The file it is in.</param>
/// <param name="Name">Its name, with those of its blocks.</param>
/// <param name="Result">Passed, Failed, Skipped, …</param>
/// <param name="Message">Why it failed; empty when it did not.</param>
internal sealed record PesterResult(string File, string Name, string Result, string Message);
