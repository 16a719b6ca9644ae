using EtlTools.Pipeline;
using EtlTools.Samples;

namespace EtlTools.Cli.Demo;

/// <summary>One day of the demo.</summary>
/// <param name="Sample">The files and what was planted in them.</param>
/// <param name="GenerateDuration">How long writing them took.</param>
/// <param name="Run">What the model made of them.</param>
internal sealed record DemoDay(SampleResult Sample, TimeSpan GenerateDuration, PipelineResult Run);
