using EtlTools.Diagnostics;

namespace EtlTools.Tests.Integration.Staging;

/// <summary>Tells of progress on the thread that makes it.</summary>
internal sealed class ImmediateProgress(Action<EtlProgress> report) : IProgress<EtlProgress>
{
    public void Report(EtlProgress value) => report(value);
}
